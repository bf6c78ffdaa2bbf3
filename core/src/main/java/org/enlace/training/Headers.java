// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.enlace.names.Plain;
import org.enlace.text.BirthHeaders;

/** What the words of a header say a column means, in Spanish, Portuguese, English and the habits of public data sets. */
final class Headers {
    /** The first pattern that is found decides; a header is put as plain words with a space before, between and after. */
    private static final Map<Pattern, Meaning> PATTERNS = new LinkedHashMap<>();

    private static final Pattern CASES = Pattern.compile("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern SUFFIX = Pattern.compile(" (c\\d|l|r|left|right) $");

    private static final String WHOLE_NAMES =
            "(full name|fullname|complete name|nombres? completos?|nome completo|nombres? y apellidos?|apellidos? y"
                    + " nombres?|nomes? e sobrenomes?)";
    private static final Pattern WHOLE_NAME = Pattern.compile(" " + WHOLE_NAMES + " ");

    static {
        put(
                Meaning.ID,
                "id|ids|unique id|rec id|recid|record id|record number|row|row"
                        + " id|index|uuid|guid|key|pk|tid|cid|source|data source|source"
                        + " dataset|dataset|file|cluster|cluster id|group|group id|entity id|ent id|true"
                        + " id|label|truth|fuente|origen|origem|registro|id registro|duplicate of|unnamed 0");
        contain(
                Meaning.CATEGORY,
                "(type|tipo|class|clase|kind|status|estatus|situacion|situacao|genre|race|raza|raca|ethnicity|marital"
                        + "|language|idioma|lengua|civil)");
        contain(Meaning.GENDER, "(gender|sex|sexo|genero)");
        contain(Meaning.EMAIL, "(e mail|email|mail|correo|emails)");
        contain(
                Meaning.PHONE,
                "(phone|phones|telephone|tel|telefono|telefone|celular|movil|mobile|cell|fax|whatsapp|fone|phonenumber)");
        contain(Meaning.PLATE, "(plate|placa|placas|patente|license plate|plate number)");
        contain(
                Meaning.DOCUMENT,
                "(soc sec id|soc sec|ssn|social"
                    + " security|passport|pasaporte|passaporte|cedula|dni|nif|nie|cif|curp|rfc|cpf|cnpj|rut|ruc|nit|rg|tax"
                    + " id|taxid|vat|documento|document|doc|national id|nationalid|identificacion"
                    + "|identificador|identidad|identidade|licencia|licence|license|nhs|mrn|lei|isbn|issn|ean|upc|iban|account|cuenta|conta|cuit|dui|carnet|voter|voterid|ncid|registration"
                    + " number|company number|companynumber|matricula|expediente|imo|doi)");
        contain(
                Meaning.CITY,
                "(birth place|birthplace|place of birth|lugar nacimiento|lugar de nacimiento|naturalidade)");
        contain(Meaning.BIRTH_YEAR, "(birth year|year of birth|yob|by|ano nac|ano nacimiento|anio nac|ano nascimento)");
        contain(Meaning.BIRTH_MONTH, "(birth month|month of birth|mob|bm|mes nac|mes nacimiento|mes nascimento)");
        contain(Meaning.BIRTH_DAY, "(birth day|day of birth|bd|dia nac|dia nacimiento|dia nascimento)");
        contain(Meaning.BIRTH_DATE, "(nac|" + String.join("|", BirthHeaders.WORDS) + ")");
        contain(Meaning.AGE, "(age|edad|idade)");
        contain(Meaning.FULL_NAME, WHOLE_NAMES);
        contain(
                Meaning.SECOND_SURNAME,
                "(segundo apellido|apellido materno|apellido 2|apellido2|second surname|maternal|materno|surname"
                        + " 2|surname2|ap materno|last name 2|s2|apellidom)");
        contain(
                Meaning.SURNAME,
                "(surname|surnames|last name|last names|lastname|lname|l name|family"
                        + " name|familyname|family|apellido|apellidos|primer apellido|apellido paterno|paterno|ap"
                        + " paterno|sobrenome|name last|last|s1|surname 1|maiden name)");
        contain(
                Meaning.MIDDLE_NAME,
                "(middle name|middlename|middle|mname|segundo nombre|second name|name middle|middle initial|mi|otros"
                        + " nombres)");
        contain(
                Meaning.GIVEN_NAME,
                "(given name|given names|givenname|given|first name|firstname|first names|fname|f"
                    + " name|forename|forenames|christian name|primer nombre|prenome|primeiro nome|name first|nombre"
                    + " de pila|nombres|first)");
        contain(
                Meaning.COMPANY,
                "(company|companyname|empresa|organization|organisation|org|orgname|business|razon social|razao"
                        + " social|firm|institution|entidad|negocio|compania|name"
                        + " org|corporate|denominacion|establishment|employer|empregador)");
        contain(
                Meaning.HOUSE_NUMBER,
                "(street number|house number|house|numero casa|street no|house no|numero|num|no|nro|door)");
        contain(
                Meaning.POSTCODE,
                "(postcode|post code|zip|zipcode|zip code|postal|postal code|codigo postal|cp|cep|plz|postcode fake)");
        contain(
                Meaning.CITY,
                "(city|ciudad|cidade|town|suburb|municipio|municipality|localidad|localidade|locality|poblacion|barrio"
                        + "|bairro|village|parish|birth place|birthplace|place|lugar|addr city)");
        contain(
                Meaning.STATE,
                "(state|province|provincia|departamento|estado|region|uf|county|condado|addr state|distrito|district)");
        contain(
                Meaning.COUNTRY,
                "(country|pais|nationality|nacionalidad|nacionalidade|nation|jurisdiction|citizenship)");
        contain(
                Meaning.ADDRESS,
                "(address|addr|direccion|domicilio|endereco|street|calle|rua|address 1|address 2|addr1|addr"
                        + " line1|address line|addr full|residence|logradouro|avenida)");
        contain(
                Meaning.NUMBER,
                "(price|precio|preco|amount|monto|valor|cost|length|duration|abv|weight|size|pages|rating|number)");
        contain(Meaning.YEAR, "(year|ano|anio|published|pub year)");
        contain(Meaning.DATE, "(date|fecha|data|released|release|time)");
        contain(
                Meaning.TITLE,
                "(title|titulo|song|song name|track|album|product|producto|produto|movie|film|book|article|beer"
                        + " name|game)");
        contain(
                Meaning.TEXT,
                "(description|descripcion|descricao|notes|notas|comment|comments|observaciones|text|texto|abstract|details)");
        contain(Meaning.FULL_NAME, "(name|names|nombre|nome|person|persona|pessoa)");
    }

    private Headers() {}

    private static void put(Meaning meaning, String whole) {
        PATTERNS.put(Pattern.compile("^ (" + whole + ") $"), meaning);
    }

    private static void contain(Meaning meaning, String words) {
        PATTERNS.put(Pattern.compile(" " + words + " "), meaning);
    }

    /** The header as plain words, camel case parted, endings that only name a side dropped. */
    static String words(String header) {
        String parted = CASES.matcher(header.strip()).replaceAll(" ").replace('_', ' ');
        String plain = " " + Plain.of(parted) + " ";
        return SUFFIX.matcher(plain).replaceAll(" ");
    }

    /** Whether a header says that the whole names of persons stand below, other than a bare "name". */
    static boolean isWholeName(String header) {
        return WHOLE_NAME.matcher(words(header)).find();
    }

    static Optional<Meaning> meaning(String header) {
        String words = words(header);
        return PATTERNS.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(words).find())
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
