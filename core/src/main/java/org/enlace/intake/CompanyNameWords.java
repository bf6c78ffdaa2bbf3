// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.enlace.text.PlainWords;

/**
 * Tells the name of a company or office from that of a person by legal forms and words of trade in Spanish, Portuguese
 * and English. A surname that is also such a word ({@code Iglesias}, {@code Casas}) is none of them.
 */
final class CompanyNameWords {
    private static final Pattern LEGAL_FORM = Pattern.compile(
            "\\b(?:s a s?|s a de c v|s de r l(?: de c v)?|s r l|s l u?|s c|sas|srl|sarl|sac|saic|eirl|e i r"
                    + " l|ltda|ltd|limitada|llc|l l c|inc|incorporated|corp|corporation|gmbh|plc|eireli|y cia|e"
                    + " cia|cia|compania|companhia|company|co|c a|s en c|me|epp|sa|cv)$");
    private static final Set<String> TRADE = Set.of(("agencia agencias agropecuaria almacen almacenes asociacion"
        + " associacao autolavado autopartes banco bank bar cambios casino clinica club colegio comercial"
        + " comercializadora comercio compania companhia consorcio constructora construtora consultores cooperativa"
        + " corporacion corporation corporacao depositos discoteca distribuidora distribuidor embajada empresa"
        + " empresas encomiendas envios estacion exchange exportadora exports fabrica farmacia ferreteria financiera"
        + " foundation fundacion fundacao funeraria gasolinera group grupo hospedaje hospital hostal hotel iglesia"
        + " igreja importadora imports industria industrias inmobiliaria inversiones investimentos investments joyeria"
        + " laboratorio lavanderia logistica logistics loja mensajeria mercado ministerio motel municipalidad naviera"
        + " negocios ong panaderia pesquera posada pousada products productos remesas remessas restaurante restaurant"
        + " seguros services servicio servicios servicos shipping sindicato sociedad sociedade solutions soluciones"
        + " supermercado taller talleres telecom textiles tienda tours trading transporte transportes transportadora"
        + " transport travel turismo universidad viajes viagens zapateria")
            .split(" ", -1));
    /** Trade words that are surnames too: of a company only where they open the name, as in Mercado Central. */
    private static final Set<String> SURNAMES = Set.of(
            "mercado",
            "posada",
            "banco",
            "bar",
            "hospital",
            "colegio",
            "iglesia",
            "casino",
            "comercio",
            "seguros",
            "ong");

    /** In capitals beside other letters that are not: an abbreviation, not the surname Ong. */
    private static final Pattern ABBREVIATED = Pattern.compile("(?=.*\\p{Ll}).*(?<!\\p{L})ONG(?!\\p{L}).*");

    /** The surname Sá is no legal form. */
    private static final Pattern SURNAME_SA = Pattern.compile("(?:^|\\s)[Ss]á$");

    private static final Pattern PHRASE =
            Pattern.compile("\\b(?:casa de|casa da|money transfer|zona libre|zona franca)\\b");

    private CompanyNameWords() {}

    /** True for the name of a company, an office or an association. */
    static boolean isCompany(String name) {
        String text = PlainWords.of(name);
        boolean legalForm = LEGAL_FORM.matcher(text).find()
                && text.indexOf(' ') > 0
                && !SURNAME_SA.matcher(name.strip()).find();
        if (legalForm
                || PHRASE.matcher(text).find()
                || ABBREVIATED.matcher(name).matches()) {
            return true;
        }
        List<String> words = List.of(text.split(" ", -1));
        boolean opens =
                TRADE.contains(words.getFirst()) && !(SURNAMES.contains(words.getFirst()) && name.indexOf(',') >= 0);
        return opens || words.stream().skip(1).anyMatch(word -> TRADE.contains(word) && !SURNAMES.contains(word));
    }

    /** True where a text can be the name of a person: two words or more, of letters, not a company's. */
    static boolean isPerson(String name) {
        String text = PlainWords.of(name);
        return text.indexOf(' ') > 0 && text.chars().noneMatch(Character::isDigit) && !isCompany(name);
    }
}
