// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The desk's API as {@code openapi.yaml} describes it, read strictly: an answer must have what is required, in the form
 * that is given, and nothing that is not named. Remembers which operations were seen.
 */
public final class Contract {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

    private final JsonNode document;
    private final ObjectNode definitions = JsonMapper.shared().createObjectNode();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new TreeMap<>();
    private final Set<String> seen = new TreeSet<>();

    private Contract(JsonNode document) {
        this.document = document;
        document.path("components")
                .path("schemas")
                .properties()
                .forEach(schema -> definitions.set(schema.getKey(), closed(schema.getValue(), true)));
    }

    public static Contract read() {
        try (InputStream in = Contract.class.getResourceAsStream("/openapi.yaml")) {
            return new Contract(new YAMLMapper().readTree(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Every operation of the contract, as {@code GET hits/{id}}. */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().propertyNames().stream()
                        .filter(METHODS::contains)
                        .forEach(method -> operations.add(name(method, path.getKey()))));
        return operations;
    }

    /** Operations that answered as they should at least once. */
    Set<String> seen() {
        return seen;
    }

    /** What is wrong with an answer; empty where it is as the contract says. */
    synchronized List<String> against(String method, String path, int status, String type, String body) {
        Optional<String> template = template(method, path);
        if (status >= 400) {
            return check("Problem", ref("#/$defs/Problem"), body);
        }
        if (template.isEmpty()) {
            return List.of("not in the contract: " + method + " " + path);
        }
        String operation = name(method, template.get());
        JsonNode answers = document.path("paths")
                .path(template.get())
                .path(method.toLowerCase())
                .path("responses");
        JsonNode answer = resolved(answers.path(String.valueOf(status)));
        if (answer.isMissingNode()) {
            return List.of("not in the contract: " + operation + " answers " + status);
        }
        seen.add(operation);
        JsonNode content = answer.path("content");
        if (content.isMissingNode()) {
            return body.isEmpty() ? List.of() : List.of(operation + " must have no body");
        }
        JsonNode media = content.path(type.replaceAll(";.*", "").strip());
        if (media.isMissingNode()) {
            return List.of(operation + " must not answer " + type);
        }
        return type.startsWith("application/json")
                ? check(operation, closed(media.path("schema"), false), body)
                : List.of();
    }

    private JsonNode resolved(JsonNode answer) {
        JsonNode ref = answer.path("$ref");
        return ref.isMissingNode() ? answer : document.at(ref.stringValue().substring(1));
    }

    private static JsonNode ref(String to) {
        return JsonMapper.shared().createObjectNode().put("$ref", to).put("unevaluatedProperties", false);
    }

    private List<String> check(String name, JsonNode schema, String body) {
        Schema known = schemas.computeIfAbsent(name, added -> {
            ObjectNode root = (ObjectNode) schema.deepCopy();
            root.set("$defs", definitions);
            return registry.getSchema(root);
        });
        JsonNode answer = JsonMapper.shared().readTree(body);
        List<Error> errors = known.validate(
                answer, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        return errors.stream()
                .map(error -> name + " " + error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    /** A copy that allows no property which is not named; parts of a whole ({@code allOf}) are closed by the whole. */
    private static JsonNode closed(JsonNode schema, boolean part) {
        if (!schema.isObject()) {
            return schema;
        }
        ObjectNode copy = (ObjectNode) schema.deepCopy();
        if (copy.has("$ref")) {
            copy.put("$ref", copy.path("$ref").stringValue().replace("#/components/schemas/", "#/$defs/"));
        }
        boolean whole = copy.has("$ref") || copy.has("allOf") || copy.has("properties");
        if (whole && !part && !copy.has("additionalProperties")) {
            copy.put("unevaluatedProperties", false);
        }
        if (copy.path("properties") instanceof ObjectNode properties) {
            List.copyOf(properties.properties())
                    .forEach(one -> properties.set(one.getKey(), closed(one.getValue(), false)));
        }
        if (copy.has("items")) {
            copy.set("items", closed(copy.path("items"), false));
        }
        if (copy.has("allOf")) {
            List<JsonNode> parts = new ArrayList<>();
            copy.path("allOf").forEach(one -> parts.add(closed(one, true)));
            copy.putArray("allOf").addAll(parts);
        }
        return copy;
    }

    private static String name(String method, String template) {
        return method.toUpperCase() + " " + template.substring(1);
    }

    /** The contract's path for a raw one; fixed words before variables. */
    private Optional<String> template(String method, String path) {
        String[] segments = path.replaceAll("\\?.*", "").split("/", -1);
        return document.path("paths").propertyNames().stream()
                .filter(template -> document.path("paths").path(template).has(method.toLowerCase()))
                .filter(template -> fits(template.substring(1).split("/", -1), segments))
                .min((one, other) -> Long.compare(variables(one), variables(other)));
    }

    private static long variables(String template) {
        return template.chars().filter(letter -> letter == '{').count();
    }

    private static boolean fits(String[] template, String[] segments) {
        if (template.length != segments.length) {
            return false;
        }
        for (int i = 0; i < template.length; i++) {
            if (!template[i].startsWith("{") && !template[i].equals(segments[i])) {
                return false;
            }
        }
        return true;
    }
}
