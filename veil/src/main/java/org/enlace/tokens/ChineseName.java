// SPDX-License-Identifier: Apache-2.0
package org.enlace.tokens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name whose words are all one or two syllables as Chinese ones are written in Pinyin, in Wade-Giles or, for family names, as
 * in Hong Kong. The keys are the same in all three: initials that the systems exchange are one ({@code zh}, {@code ch},
 * {@code j} and {@code q}; {@code b} and {@code p}), and so are finals ({@code ong} and {@code ung}, {@code ian} and
 * {@code ien}). A few names of other peoples pass for Chinese; they are read so on both sides.
 *
 * @param words family name and given name, each in one word
 * @param keys their keys, each after an asterisk
 */
record ChineseName(List<String> words, List<String> keys) {
    private static final int LONGEST = 12;
    private static final String START = "(?:zh|ch|sh|hs|tz|ts|ss|[bpmfdtnlgkhjqxzcsrwy])";
    private static final String END =
            "(?:iang|iong|iung|uang|ueng|ieng|iao|ian|ien|ieh|ueh|uai|uan|uei|ang|eng|ing|ong|ung|iu"
                    + "|ia|ie|in|ua|uo|ue|ui|un|ou|ow|ao|ai|ei|an|en|ih|ar|er|a|o|e|i|u|ee|oo)(?!h)";
    /** A second syllable begins with a consonant where it can, as Pinyin rules: {@code lin gan}, not {@code ling an}. */
    private static final Pattern WORD = Pattern.compile("(" + START + "?" + END + ")(" + START + END + ")?");

    private static final Pattern VOWEL_SECOND = Pattern.compile("(" + START + "?" + END + ")((?=[aeo])" + END + ")");
    private static final Pattern INITIAL = Pattern.compile("(" + START + ")?(.*)");
    /** Wade-Giles writes with j what Pinyin writes with r, where Pinyin has no j. */
    private static final Pattern AFTER_WADE_J = Pattern.compile("[aeo].*|ung|ui|ih");

    private static final Map<String, String> FAMILY = family();

    /** The name in words of plain letters; empty where one of them cannot be Chinese. */
    static Optional<ChineseName> of(List<String> words) {
        if (words.size() > 3) {
            return Optional.empty();
        }
        List<List<String>> read = new ArrayList<>(words.size());
        for (String word : words) {
            read.add(syllables(word));
        }
        if (read.stream().anyMatch(List::isEmpty)) {
            return Optional.empty();
        }
        return words.size() == 3 ? ofThree(read) : ofTwo(read.getFirst(), read.getLast());
    }

    private static Optional<ChineseName> ofThree(List<List<String>> read) {
        boolean single = read.stream().allMatch(syllables -> syllables.size() == 1);
        return single
                ? Optional.of(of(
                        read.getFirst(),
                        List.of(read.get(1).getFirst(), read.get(2).getFirst())))
                : Optional.empty();
    }

    private static Optional<ChineseName> ofTwo(List<String> first, List<String> second) {
        if (first.size() == 1) {
            return Optional.of(of(first, second));
        }
        return second.size() == 1 ? Optional.of(of(second, first)) : Optional.empty();
    }

    private static ChineseName of(List<String> family, List<String> given) {
        StringBuilder key = new StringBuilder("*");
        for (String syllable : given) {
            key.append(key(given.size() == 1 ? FAMILY.getOrDefault(syllable, syllable) : syllable))
                    .append('.');
        }
        String surname = family.getFirst();
        return new ChineseName(
                List.of(surname, String.join("", given)),
                List.of("*" + key(FAMILY.getOrDefault(surname, surname)), key.toString()));
    }

    /** One or two syllables; none where the word has no such form. */
    private static List<String> syllables(String word) {
        if (FAMILY.containsKey(word)) {
            return List.of(word);
        }
        if (word.length() > LONGEST) {
            return List.of();
        }
        Matcher matcher = WORD.matcher(word);
        Matcher rarer = VOWEL_SECOND.matcher(word);
        return matcher.matches() ? groups(matcher) : rarer.matches() ? groups(rarer) : List.of();
    }

    private static List<String> groups(Matcher matcher) {
        String second = matcher.group(2);
        return second == null ? List.of(matcher.group()) : List.of(matcher.group(1), second);
    }

    private static String key(String syllable) {
        Matcher matcher = INITIAL.matcher(syllable);
        if (!matcher.matches()) {
            return syllable;
        }
        String initial = matcher.group(1) == null ? "" : matcher.group(1);
        String end = matcher.group(2) == null ? "" : matcher.group(2);
        return switch (initial) {
            case "j" -> (AFTER_WADE_J.matcher(end).matches() ? "r" : "c") + end(end);
            case "zh", "ch", "q" -> "c" + end(end);
            case "x", "hs", "sh" -> "x" + end(end);
            case "z", "c", "ts" -> "z" + end(end);
            case "tz" -> "z" + (end.equals("u") ? "i" : end(end));
            case "ss" -> "s" + (end.equals("u") ? "i" : end(end));
            case "b", "p" -> "p" + end(end);
            case "d", "t" -> "t" + end(end);
            case "g", "k" -> "k" + end(end);
            case "y" -> end(end.startsWith("i") || end.startsWith("u") ? end : "i" + end);
            case "w" -> end(end.equals("u") ? end : "u" + end);
            default -> initial + end(end);
        };
    }

    private static String end(String end) {
        return switch (end) {
            case "iung", "iong", "ong", "ueng" -> "ung";
            case "ee", "ih" -> "i";
            case "ieh" -> "ie";
            case "ueh" -> "ue";
            case "ien" -> "ian";
            case "uo", "e" -> "o";
            case "uei" -> "ui";
            case "iou", "iu" -> "ou";
            case "oo" -> "u";
            default -> end;
        };
    }

    /** Family names as they are written in Hong Kong and abroad, to Pinyin. */
    private static Map<String, String> family() {
        String table = "wong=wang lee=li cheung=zhang lau=liu liou=liu chan=chen yeung=yang hwang=huang chiu=zhao ng=wu"
                + " woo=wu chow=zhou hui=xu suen=sun mah=ma kwok=guo lam=lin ko=gao law=luo leung=liang tse=xie"
                + " tong=tang sung=song fung=feng hon=han yue=yu siu=xiao ching=cheng tsao=cao tso=cao yuen=yuan"
                + " shum=shen poon=pan pang=peng luk=lu soo=su so=su keung=jiang choi=cai tsai=cai ka=jia ngai=wei"
                + " sit=xue yeh=ye ip=ye tai=dai to=du ha=xia chung=zhong yam=ren jen=ren kam=jin chin=jin"
                + " fong=fang shek=shi yiu=yao tam=tan chau=zou hung=xiong lui=lei pak=bai tsui=cui yau=qiu"
                + " hau=hou man=wen lung=long kwan=guan mok=mo ngau=niu jim=zhan miu=miao yik=yi mui=mei au=ou"
                + " foo=fu kiu=qiao koo=gu hong=kang";
        Map<String, String> family = new HashMap<>();
        for (String pair : table.split(" ", -1)) {
            int equals = pair.indexOf('=');
            family.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return Map.copyOf(family);
    }
}
