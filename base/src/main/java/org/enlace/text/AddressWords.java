// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of a postal address in one spelling: kinds of streets and parts of buildings by one word each, ordinal numbers as
 * numbers, and without articles, prepositions and words that only say "number". {@code "Cra. 7ª No. 45-12, Apto 301"} and
 * {@code "Carrera 7 # 45 - 12 apartamento 301"} become {@code "carrera 7 45 12 apartamento 301"}. Spanish, Portuguese and English.
 *
 * <p>The abbreviations follow the nomenclature of addresses of Colombia's DIAN, the DNE of Brazil's Correios and Publication 28 of
 * the postal service of the United States. A word with two readings (C, R, N alone) stays what it is.
 */
public final class AddressWords {
    private static final String SPELLINGS = """
        calle: cll cl cle
        carrera: cra cr kra krr kr carr
        avenida: av ave aven avda avd avenue
        diagonal: diag dg
        transversal: transv trans tv tr trv
        circunvalacion: circ
        autopista: aut autop
        carretera: ctra crta
        boulevard: blvd blv bulevar boul bvd
        callejon: cjon cllj
        pasaje: pje psje psj
        edificio: edif ed edf building bldg
        apartamento: apto apt apartment apartamentos dpto depto
        piso: floor fl andar
        oficina: ofi of ofic office
        interior: int
        torre: torr tower
        barrio: brr bairro bro
        urbanizacion: urb
        colonia: col
        residencial: resid res
        sector: sect
        manzana: mz mza
        lote: lt
        bloque: bloco blq block blk
        conjunto: conj cj
        quadra: qd
        kilometro: km kilometer
        esquina: esq corner
        condominio: cond condo
        street: st str streets sts
        road: rd
        drive: dr
        lane: ln
        court: ct
        place: pl
        plaza: plza praca pca
        square: sq
        highway: hwy rodovia rod
        parkway: pkwy pky
        terrace: ter terr
        suite: ste
        travessa: trav
        alameda: al
        norte: north nte
        sur: south sul
        este: east oriente ote leste
        oeste: west occidente pte poniente
        santa: sta
        santo: sto
        san: sn
        1: primera primero primeira primeiro first 1st 1ra 1ro 1a 1o 1er
        2: segunda segundo second 2nd 2da 2do 2a 2o
        3: tercera tercero terceira terceiro third 3rd 3ra 3ro 3a 3o 3er
        4: cuarta cuarto quarta quarto fourth 4th 4ta 4to 4a 4o
        5: quinta quinto fifth 5th 5ta 5to 5a 5o
        6: sexta sexto sixth 6th 6ta 6to 6a 6o
        7: septima septimo setima setimo seventh 7th 7ma 7mo 7a 7o
        8: octava octavo oitava oitavo eighth 8th 8va 8vo 8a 8o
        9: novena noveno nona nono ninth 9th 9na 9no 9a 9o
        10: decima decimo tenth 10th 10ma 10mo 10a 10o
        11: undecima undecimo onceava eleventh
        12: duodecima duodecimo twelfth
        :de del la las el los y da do das dos e the of and numero num nro no number
        """;

    private static final Pattern ORDINAL = Pattern.compile("\\d+(?:st|nd|rd|th)");
    private static final Pattern BREAKS = Pattern.compile("(?<=\\d)[ªº°]");
    private static final Map<String, String> WORDS = words();

    private AddressWords() {}

    /** The words, one space between; empty where there is none. Cost: one pass. */
    public static String of(String address) {
        String plain = PlainWords.of(BREAKS.matcher(address).replaceAll(" "));
        return Stream.of(plain.split(" ", -1))
                .map(AddressWords::word)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String word(String word) {
        String spelt = WORDS.get(word);
        if (spelt != null) {
            return spelt;
        }
        return ORDINAL.matcher(word).matches() ? word.substring(0, word.length() - 2) : word;
    }

    private static Map<String, String> words() {
        Map<String, String> words = new HashMap<>();
        SPELLINGS
                .lines()
                .map(line -> line.split(":", 2))
                .forEach(
                        sides -> Stream.of(sides[1].strip().split(" ", -1)).forEach(word -> words.put(word, sides[0])));
        return Map.copyOf(words);
    }
}
