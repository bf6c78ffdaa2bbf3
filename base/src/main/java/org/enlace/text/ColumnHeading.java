// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

import java.util.List;

/**
 * What a column says by its header, and the words for it in Spanish, Portuguese, English and some French: the only list of words of
 * headers. A new word is added here, once, in {@linkplain PlainWords plain words}, and everybody who reads tables knows it.
 *
 * <p>A word also counts inside a longer header ("fecha de nacimiento del titular"), unless {@code =} stands before it or it has fewer
 * than three letters: such a one is a whole header or nothing.
 *
 * <p>Decision: docs/decisions.md, "A word of headers has one meaning, for all who read tables".
 */
public enum ColumnHeading {
    /** Names the row. */
    RECORD_ID("""
        id|ids|uid|record id|rec id|recid|record number|=row|row id|unique id|=index|uuid|guid|=key|pk|=tid|=cid|id registro|registro\
        |no registro|subject id|unnamed 0\
        """),
    /** Names the file of a row, or rows that somebody put together. */
    FILE_OR_CLUSTER("""
        =source|=data source|=source dataset|=dataset|=file|=cluster|=cluster id|=group|=group id|=entity id|=ent id|=true id|=label\
        |=truth|=duplicate of|=fuente|=fonte|=origen|=origem\
        """),
    /** Names the row or the thing that it is about. */
    CODE("codigo|code|ref|referencia|reference|identificador"),
    /** The kind of what stands beside. */
    KIND("type|tipo|class|clase|kind|category"),
    FULL_NAME("""
        nombre completo|nombres completos|nombre y apellido|nombre y apellidos|nombres y apellido|nombres y apellidos\
        |apellido y nombre|apellido y nombres|apellidos y nombre|apellidos y nombres|nome completo|nomes completos|nome e sobrenome\
        |nome e sobrenomes|nomes e sobrenomes|full name|fullname|complete name\
        """),
    /** A name, of a person unless something else is said. */
    NAME("name|names|nombre|nome|nomes|persona|pessoa|person|sujeto|sospechoso|suspect|suspeito|donor"),
    GIVEN_NAME("""
        nombres|primer nombre|primeiro nome|prenome|first name|first names|firstname|fname|f name|name first|=first|given name\
        |given names|givenname|=given|forename|forenames|christian name|nombre de pila\
        """),
    MIDDLE_NAME("""
        segundo nombre|second name|middle name|middlename|mname|name middle|=middle|middle initial|mi|nome do meio|otros nombres\
        """),
    SURNAME("""
        apellidos|apellido|sobrenome|sobrenomes|last name|last names|lastname|lname|l name|name last|=last|surname|surnames\
        |family name|familyname|=family|maiden name\
        """),
    FIRST_SURNAME("""
        primer apellido|apellido paterno|paterno|ap paterno|sobrenome paterno|father name|surname 1|apellido 1|last name 1|s 1\
        """),
    SECOND_SURNAME("""
        segundo apellido|apellido materno|materno|ap materno|sobrenome materno|mother name|second surname|maternal|surname 2\
        |apellido 2|last name 2|s 2|apellidom\
        """),
    ALIAS("alias|apodo|sobrenombre|apelido|aka|nickname|conocido como|vulgo"),
    BIRTH_DATE("""
        fecha de nacimiento|fecha nacimiento|fecha nacim|fecha de nacim|fecha nac|fecha de nac|fec nac|fec de nac|fec nacimiento\
        |fec nacim|f nacimiento|f de nacimiento|f nacim|f nac|f de nac|fnac|fnacimiento|fecnac|fechanac|fechanacimiento|nacimiento\
        |fdn|data de nascimento|data nascimento|data de nasc|data nasc|dt nascimento|dt nasc|datanascimento|datanasc|dtnasc\
        |nascimento|nasc|date of birth|birth date|birthdate|dateofbirth|birthday|birth dt|birth|born|dob|d o b\
        |date de naissance|date naissance|naissance|fn|f n|dn|b day|b date\
        """),
    BIRTH_YEAR("""
        ano de nacimiento|ano nacimiento|ano nac|ano de nac|anio de nacimiento|anio nacimiento|anio nac|ano de nascimento\
        |ano nascimento|year of birth|birth year|birthyear|yob|y o b|by\
        """),
    BIRTH_MONTH("""
        mes de nacimiento|mes nacimiento|mes nac|mes de nascimento|mes nascimento|month of birth|birth month|=mob|bm\
        """),
    BIRTH_DAY("dia de nacimiento|dia nacimiento|dia nac|dia de nascimento|dia nascimento|day of birth|birth day|bd"),
    /** Short for both. */
    BIRTH_OR_NATIONALITY("nac"),
    BIRTH_PLACE("""
        lugar de nacimiento|lugar nacimiento|lugar de nac|lugar nac|pais de nacimiento|pais nacimiento|ciudad de nacimiento\
        |ciudad nacimiento|local de nascimento|pais de nascimento|cidade de nascimento|naturalidade|place of birth|birth place\
        |birthplace|country of birth|birth country|city of birth\
        """),
    AGE("""
        edad|idade|age|edad aproximada|edad estimada|idade aproximada|approximate age|estimated age|edades|idades|ages|=anos|=years|years old|=yrs|anos de vida\
        |=ed|faixa etaria|grupo etario|grupo de edad|rango de edad|rango etario|age group|age range|age band\
        """),
    GENDER("sexo|genero|gender|sex"),
    NATIONALITY("nacionalidad|nacionalidade|nationality|citizenship|ciudadania|cidadania"),
    PHONE("""
        tlf|telf|tfno|fone|contato|contacto|telefono|telefonos|telefone|telefones|tel|celular|celulares|movil|phone|phones|telephone\
        |mobile|cell|fax|whatsapp|phone number|phone numbers|phonenumber|phone no|mobile no|mobile number|cell phone|no celular\
        |n celular|numero de celular|numero telefonico|telefone celular|telefono celular|numero de telefono|no telefono\
        """),
    /** A number as the network knows it. */
    PHONE_LINE("linea|sim|simcard|sim card|msisdn|imsi"),
    EMAIL("""
        correo|correo electronico|direccion de correo|direccion de correo electronico|email|emails|e mail|mail|email address\
        |e mail address|mail address|endereco de email|endereco de e mail|endereco eletronico\
        """),
    PASSPORT("pasaporte|numero de pasaporte|no pasaporte|n pasaporte|passaporte|passport|passport number|passport no"),
    /** The number by which a state knows a person. */
    IDENTITY_NUMBER("""
        cedula|c i|ci|id no|id number|id card|identidad|identidade|doc identidad|doc de identidad|documento de identidad\
        |documento de identidade|carteira de identidade|tarjeta de identidad|cedula de identidad|cedula de ciudadania\
        |numero de identidad|numero de identidade|no identidad|no de identidad|no cedula|no de cedula|n cedula|n de cedula|nro cedula\
        |numero de cedula|cpf|rg|cpf rg|rg cpf|rg e cpf|cpf e rg|dni|nif|nie|rut|curp|dui|dpi|carnet|national id|nationalid\
        |identificacion|identificacao|numero de identificacion|identity card|ssn|soc sec|soc sec id|social security\
        |tax id|taxid|tax id number\
        """),
    DOCUMENT("""
        documento|document|doc|numero de documento|numero documento|no documento|num documento|documento numero|document number\
        |acta de nacimiento|partida de nacimiento|certificado de nacimiento|certidao de nascimento|birth certificate\
        """),
    DOCUMENT_TYPE("tipo de documento|tipo documento|document type|doc type"),
    DOCUMENT_COUNTRY("""
        pais emisor|pais de emision|issuing country|pais documento|pais del documento|document country|passport country\
        """),
    /** Any other register's number or code of one thing. */
    REGISTER_NUMBER("""
        licencia|licence|license|nhs|mrn|lei|isbn|issn|ean|upc|doi|voter|voterid|voter id|ncid\
        """),
    COMPANY("""
        empresa|compania|razon social|razao social|organizacion|organizacao|company|companyname|company name|organisation|organization\
        |org|orgname|name org|nombre de la empresa|nome da empresa|sociedad|grupo|group name|party|employer|empleador|empregador\
        |negocio|firm|denominacion\
        """),
    /** A company, or who wrote the row. */
    INSTITUTION("entidad|institution|establishment|business|corporate"),
    COMPANY_NUMBER("""
        nit|ruc|rtn|rfc|cnpj|cuit|cif|vat|identificacion tributaria|numero de identificacion tributaria|registro tributario\
        |registro unico tributario|registro mercantil|numero de registro|registration number|company number|companynumber\
        |company registration|cedula juridica\
        """),
    JURISDICTION("jurisdiccion|jurisdicao|jurisdiction|pais empresa|company country"),
    /** Whose the vehicle, vessel, account or telephone of the row is. */
    OWNER("""
        titular|propietario|propietaria|dueno|duena|owner|holder|proprietario|proprietaria|dono|nombre del titular|nombre titular\
        |titular de la linea|titular da linha|titular de la cuenta|titular cuenta|titular da conta|account holder|account name\
        |registered owner|registered to|a nombre de|nombre del propietario|nombre propietario|nome do titular|nome do proprietario\
        |suscriptor|abonado|subscriber|subscriber name|assinante|poseedor|tenedor|holder name|owner name|vehicle owner|phone holder\
        """),
    PLATE("""
        placa|placas|matricula|plate|plates|license plate|licence plate|number plate|plate number|numero de placa|placa vehiculo\
        |vehicle plate|patente\
        """),
    VEHICLE_MODEL("modelo|model|vehiculo|vehicle|veiculo|marca y modelo|marca|make"),
    VEHICLE_COUNTRY(
            "pais placa|pais de la placa|pais da placa|plate country|pais vehiculo|pais do veiculo|vehicle country"),
    COLOUR("color|cor|colour"),
    VESSEL("embarcacion|embarcacao|lancha|barco|nave|buque|vessel|ship|boat|vessel name|navio"),
    IMO_NUMBER("imo|numero imo|imo number"),
    MMSI("mmsi"),
    ACCOUNT("cuenta|numero de cuenta|cuenta bancaria|no cuenta|conta|conta bancaria|account|account number|bank"
            + " account"),
    IBAN("iban"),
    BANK("banco|bank|nombre del banco|bank name|entidad bancaria"),
    BIC("bic|swift"),
    ADDRESS("""
        direccion|domicilio|endereco|address|residencia|residence|street|calle|rua|avenida|logradouro|addr|addr full|addr line\
        |address line\
        """),
    HOUSE_NUMBER("""
        street number|street no|house number|house no|numero casa|numero de casa|=house|=door|=numero|=num|no|=nro\
        """),
    CITY("""
        ciudad|cidade|city|municipio|municipality|localidad|localidade|locality|poblacion|barrio|bairro|suburb|=town|town name\
        |=village|=parish|addr city\
        """),
    POSTCODE("codigo postal|postcode|post code|postal code|postal|zip|zipcode|zip code|postcode fake|cep|cp|plz"),
    STATE("""
        state|province|provincia|departamento|region|county|condado|distrito|district|entidad federativa|unidade federativa|uf\
        |addr state\
        """),
    /** A part of a country, or how somebody stands with the law. */
    STATE_OR_STATUS("estado"),
    COUNTRY("pais|country|nation|pais de residencia|country of residence"),
    PLACE("lugar|ubicacion|sitio|local|place|location|casa de seguridad|safe house|punto"),
    LATITUDE("latitud|latitude|=lat"),
    LONGITUDE("longitud|longitude|=lon|=lng|=long"),
    ROLE("rol|papel|role|funcion|funcao|function|cargo en la red|actividad|role in network"),
    POSITION("cargo|puesto|position|job|job title|professional title"),
    STATUS("""
        condicion|situacion|condicao|situacao|status|estatus|calidad|categoria|tipo de persona|tipo persona|person type\
        |classification|clasificacion|tipo de pessoa|tipo de sujeto|tipo sujeto|clase de persona|tipo de victima|tipo victima|victim type\
        |type of victim|tipo de vitima|tipo de interviniente|interviniente|tipo de participante|participacion|participacao|qualidade\
        |condicion juridica|cond juridica|situacion juridica|situacion migratoria|sit migratoria|condicion migratoria\
        |situacao migratoria|figura procesal|parte procesal|calidad procesal|involvement|involvement type\
        """),
    /** What is lasting or chosen by somebody and of few kinds. */
    TRAIT("genre|race|raza|raca|ethnicity|marital|marital status|civil|estado civil|language|idioma|lengua"),
    NOTES("""
        notas|notes|observaciones|observacion|observacoes|remarks|comentario|comentarios|comment|comments\
        """),
    DESCRIPTION("description|descripcion|descricao|text|texto|abstract|details"),
    GOODS("mercancia|carga|goods|cargo type|mercadoria"),
    QUANTITY("cantidad|quantidade|quantity"),
    SEGMENT("tramo|trecho|segment|ruta|route"),
    SHIPMENT_DATE("fecha de envio|shipment date|fecha carga"),
    GRADE("grado|evaluacion|grade|evaluation|grau|fiabilidad"),
    HANDLING("manejo|codigo de manejo|handling|handling code|tlp|manuseio"),
    LEGAL_BASIS("base legal|legal basis|fundamento legal"),
    FIRST_SEEN("primera vez|visto desde|first seen|fecha del dato|fecha de registro|desde"),
    LAST_SEEN("ultima vez|visto hasta|last seen|hasta"),
    EXPIRES("vence|vencimiento|caduca|expira|expires|expiry|valid until|retencion hasta"),
    CASE("caso|expediente|case|case id|case number|numero de caso|causa|processo|investigacion"),
    /** What a thing is called: a work, a product. */
    TITLE("""
        title|titulo|product|producto|produto|=song|song name|=track|track name|album|movie|=film|=book|article|beer name|=game\
        """),
    MEASURE("""
        price|precio|preco|amount|monto|valor|value|cost|length|duration|duracion|duracao|abv|weight|size|pages|rating\
        """),
    NUMBER("number"),
    YEAR("year|ano|anio|published|pub year"),
    DATE("date|dates|fecha|fechas|data|=released|=release|time|hora"),
    /** What names a column and says nothing that anybody reads. */
    OTHER("""
        =clave|=record|=inicio|=start|=fin|=end|=origin|=destino|=destination|=left|=right|=probability|=decision\
        """);

    private final String words;

    ColumnHeading(String words) {
        this.words = words;
    }

    /** The words as they are listed. */
    List<String> listed() {
        return List.of(words.split("\\|", -1));
    }
}
