// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.enlace.intake.Mapping.Target;
import org.enlace.text.BirthHeaders;
import org.enlace.text.PlainWords;

/** What the words of a header mean, in Spanish, Portuguese and English, folded (no accents, lower case). */
final class HeaderWords {
    /** Headers that fit a person as well as whatever else the table is about. */
    static final Set<String> GENERAL = Set.of("name", "phone", "email", "address", "country", "alias", "notes", "city");

    private static final String TABLE = """
        PERSON name: nombre completo|nombre y apellido|apellido y nombre|apellidos y nombre|nombres completos|nome e sobrenome|complete name|nombre y apellidos|nombres y apellidos|apellidos y nombres|nome completo|full name|name|nombre|nome|persona|pessoa|person|sujeto|sospechoso|suspect|suspeito|donor
        PERSON firstName: nombres|primer nombre|primeiro nome|prenome|first name|given name|given names|firstname|forename
        PERSON secondName: segundo nombre|second name|middle name|nome do meio
        PERSON lastName: apellidos|apellido|sobrenome|sobrenomes|last name|lastname|surname|family name
        PERSON fatherName: apellido paterno|primer apellido|paterno|father name|sobrenome paterno|ap paterno
        PERSON motherName: apellido materno|segundo apellido|materno|mother name|sobrenome materno|ap materno
        PERSON alias: alias|apodo|sobrenombre|apelido|aka|nickname|conocido como|vulgo
        PERSON birthDate: ano de nacimiento|ano nacimiento|year of birth|birth year|ano de nascimento
        PERSON birthPlace: lugar de nacimiento|local de nascimento|place of birth|birth place
        PERSON nationality: nacionalidad|nacionalidade|nationality|citizenship|ciudadania|cidadania
        PERSON gender: sexo|genero|gender|sex
        PERSON phone: tlf|telf|tfno|fone|contato|telefones|celulares|phones|phone numbers|phone no|mobile no|mobile number|cell|cell phone|no celular|n celular|numero de celular|numero telefonico|telefone celular|telefono celular|telefono|telefonos|telefone|tel|celular|movil|phone|telephone|mobile|numero de telefono|phone number|no telefono|whatsapp|contacto
        PERSON email: correo|correo electronico|email|e mail|mail
        PERSON passportNumber: pasaporte|numero de pasaporte|no pasaporte|n pasaporte|passaporte|passport|passport number|passport no
        PERSON idNumber: cedula|c i|id no|id card|identidad|identidade|doc identidad|doc de identidad|documento de identidade|carteira de identidade|tarjeta de identidad|numero de identidad|numero de identidade|no identidad|no de identidad|no cedula|no de cedula|n cedula|n de cedula|nro cedula|cpf rg|rg cpf|rg e cpf|cpf e rg|dni|numero de cedula|documento de identidad|cedula de identidad|ci|cpf|rg|curp|dui|dpi|national id|id number|identificacion|numero de identificacion|cedula de ciudadania|identity card
        PERSON address: direccion|domicilio|endereco|address|residencia|street
        PERSON city: ciudad|cidade|city|municipio
        PERSON country: pais|country|pais de residencia|country of residence
        PERSON role: rol|papel|role|funcion|funcao|function|cargo en la red|actividad|role in network
        PERSON position: cargo|puesto|position|job|professional title
        PERSON status: condicion|situacion|condicao|situacao|estado|status|calidad|categoria|tipo de persona|classification|clasificacion|person type
        PERSON notes: notas|observaciones|observacion|observacoes|notes|remarks|comentarios
        OWNER name: titular|propietario|propietaria|dueno|duena|owner|holder|proprietario|proprietaria|dono|nombre del titular|nombre titular|titular de la linea|titular da linha|titular de la cuenta|titular cuenta|titular da conta|account holder|account name|registered owner|registered to|a nombre de|nombre del propietario|nombre propietario|nome do titular|nome do proprietario|suscriptor|abonado|subscriber|subscriber name|assinante|poseedor|tenedor|holder name|owner name|vehicle owner|phone holder
        ORGANISATION name: empresa|compania|razon social|organizacion|organizacao|company|organisation|organization|company name|nombre de la empresa|razao social|sociedad|grupo|group name|org|party|employer|empleador
        ORGANISATION registrationNumber: nit|ruc|rtn|rfc|cnpj|registro mercantil|numero de registro|registration number|company number|company registration|cedula juridica
        ORGANISATION jurisdiction: jurisdiccion|jurisdicao|jurisdiction|pais empresa|company country
        VEHICLE registrationNumber: placa|placas|matricula|plate|license plate|licence plate|number plate|plate number|numero de placa|placa vehiculo|vehicle plate|patente
        VEHICLE model: modelo|model|vehiculo|vehicle|veiculo|marca y modelo|marca|make
        VEHICLE color: color|cor|colour
        VEHICLE country: pais placa|pais de la placa|plate country|pais vehiculo|vehicle country
        VESSEL name: embarcacion|lancha|barco|nave|buque|vessel|ship|boat|vessel name|navio
        VESSEL imoNumber: imo|numero imo|imo number
        VESSEL mmsi: mmsi
        ACCOUNT accountNumber: cuenta|numero de cuenta|cuenta bancaria|no cuenta|conta|conta bancaria|account|account number|bank account
        ACCOUNT iban: iban
        ACCOUNT bankName: banco|bank|nombre del banco|bank name|entidad bancaria
        ACCOUNT bic: bic|swift
        DOCUMENT number: numero de documento|numero documento|no documento|documento|document number|document|num documento|documento numero
        DOCUMENT type: tipo de documento|tipo documento|document type|doc type
        DOCUMENT country: pais emisor|pais de emision|issuing country|pais documento|document country
        PHONE number: linea|sim|simcard|sim card|msisdn|imsi
        PLACE name: lugar|ubicacion|sitio|local|place|location|casa de seguridad|safe house|punto
        PLACE latitude: latitud|latitude|lat
        PLACE longitude: longitud|longitude|lon|lng|long
        CONSIGNMENT goods: mercancia|carga|goods|cargo type|mercadoria
        CONSIGNMENT quantity: cantidad|quantidade|quantity
        CONSIGNMENT segment: tramo|trecho|segment|ruta|route
        CONSIGNMENT date: fecha de envio|shipment date|fecha carga
        ROW id: id|codigo|code|record id|identificador|registro|no registro|ref|referencia|reference|uid|id registro|subject id
        ROW grade: grado|evaluacion|grade|evaluation|grau|fiabilidad
        ROW handling: manejo|codigo de manejo|handling|handling code|tlp|manuseio
        ROW legalBasis: base legal|legal basis|fundamento legal
        ROW firstSeen: primera vez|visto desde|first seen|fecha del dato|fecha de registro|desde
        ROW lastSeen: ultima vez|visto hasta|last seen|hasta
        ROW expires: vence|vencimiento|caduca|expira|expires|expiry|valid until|retencion hasta
        ROW case: caso|expediente|case|case id|case number|numero de caso|causa|processo|investigacion
        ROW age: edad|idade|age|edad aproximada|edad estimada|idade aproximada|approximate age|estimated age
        """;

    private static final Map<String, Target> WORDS = words();

    private static final Pattern NUMBERED = Pattern.compile("\\S.* [1-9]");
    private static final Set<String> AGE = Set.of("edad", "idade", "age");
    private static final Set<String> SHORT_AGE = Set.of(
            "dia", "dias", "day", "days", "semana", "semanas", "week", "weeks", "mes", "meses", "month", "months");
    private static final Set<String> BESIDE_AGE = Set.of(
            ("en em in de del da do of the la el anos ano years year persona pessoa person sujeto sospechoso suspect"
                + " suspeito actual atual current cumplida cumplidos completos aprox aproximada estimada approx"
                + " approximate estimated")
                    .split(" "));

    private HeaderWords() {}

    /** The target whose word a header is. */
    static Optional<Target> exact(String header) {
        String words = words(header);
        return Optional.ofNullable(WORDS.get(words))
                .or(() -> isNumbered(header)
                        ? Optional.ofNullable(WORDS.get(words.substring(0, words.lastIndexOf(' '))))
                        : Optional.empty())
                .or(() -> isAge(words) ? Optional.of(new Target(Part.ROW, "age")) : Optional.empty());
    }

    /** Whether a header is one of several that are counted: "Tel 1", "Passport 2". */
    static boolean isNumbered(String header) {
        return NUMBERED.matcher(words(header)).matches();
    }

    /** Such as "edad (meses)" or "age in years": an age, its unit and whose it is, and nothing else. */
    private static boolean isAge(String words) {
        List<String> all = List.of(words.split(" "));
        return all.stream().anyMatch(AGE::contains)
                && all.stream()
                        .allMatch(word -> AGE.contains(word) || SHORT_AGE.contains(word) || BESIDE_AGE.contains(word));
    }

    /** The days, weeks or months in which a column counts an age; empty where it counts years or is none. */
    static String unitOfAge(String header) {
        String words = words(header);
        return isAge(words)
                ? Stream.of(words.split(" "))
                        .filter(SHORT_AGE::contains)
                        .findFirst()
                        .orElse("")
                : "";
    }

    /** The target whose longest word a header contains, where the word has four letters or more or is a birth's. */
    static Optional<Target> contained(String header) {
        String padded = " " + words(header) + " ";
        return WORDS.keySet().stream()
                .filter(word ->
                        (word.length() >= 4 || BirthHeaders.WORDS.contains(word)) && padded.contains(" " + word + " "))
                .max((one, other) -> one.length() != other.length()
                        ? Integer.compare(one.length(), other.length())
                        : other.compareTo(one))
                .map(WORDS::get);
    }

    /** The property of a column that says what somebody is, when somebody was born or how old, taken in or not. */
    static Optional<String> ofPerson(String header) {
        Set<String> marks = Set.of("status", "role", "position");
        return exact(header)
                .map(Target::property)
                .filter(property -> marks.contains(property) || property.equals("birthDate") || property.equals("age"))
                .or(() -> exact(header).isPresent()
                        ? Optional.empty()
                        : contained(header).map(Target::property).filter(marks::contains));
    }

    /** Camel case, underscores and punctuation become spaces. */
    static String words(String header) {
        return PlainWords.of(header.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " "));
    }

    private static Map<String, Target> words() {
        Map<String, Target> words = new HashMap<>();
        for (String row : TABLE.lines().toList()) {
            List<String> sides = List.of(row.split(": ", 2));
            List<String> target = List.of(sides.getFirst().split(" ", 2));
            for (String word : sides.getLast().split("\\|", -1)) {
                words.put(word, new Target(Part.valueOf(target.getFirst()), target.getLast()));
            }
        }
        BirthHeaders.WORDS.forEach(word -> words.put(word, new Target(Part.PERSON, "birthDate")));
        return Map.copyOf(words);
    }
}
