// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.desk.view.JsonReply;

/** The table of the API's paths, each with its row in {@link RouteRights}. A template such as {@code hits/{id}/request} matches segment by segment. */
final class RouteTable {
    private final List<Route> table = new ArrayList<>();

    /** What answers a call: a {@link JsonReply}, a {@link Download}, or nothing. */
    interface Action {
        Object answer(OfficerRequest call);
    }

    /** A file as an answer. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Download(String type, String filename, byte[] content) {}

    /** The answer that there is nothing to say. */
    record Nothing() {}

    private record Route(String method, List<String> template, RouteRights.Right right, Action action) {}

    /** A route that fits, who may use it, and the decoded segments at the places of its variables. */
    record Found(RouteRights.Right right, Action action, List<String> variables) {}

    void get(String template, Action action) {
        add("GET", template, action);
    }

    void post(String template, Action action) {
        add("POST", template, action);
    }

    void put(String template, Action action) {
        add("PUT", template, action);
    }

    void delete(String template, Action action) {
        add("DELETE", template, action);
    }

    private void add(String method, String template, Action action) {
        table.add(new Route(method, List.of(template.split("/", -1)), RouteRights.of(method + " " + template), action));
    }

    /** All routes, as {@code GET hits/{id}}. */
    List<String> names() {
        return table.stream().map(route -> route.right().route()).toList();
    }

    /** The route for a raw path; empty where none fits. A broken percent escape fits none. */
    Optional<Found> find(String method, String rawPath) {
        List<String> segments = List.of(rawPath.split("/", -1));
        for (Route route : table) {
            if (route.method().equals(method) && fits(route.template(), segments)) {
                return variables(route.template(), segments)
                        .map(values -> new Found(route.right(), route.action(), values));
            }
        }
        return Optional.empty();
    }

    private static boolean fits(List<String> template, List<String> segments) {
        if (template.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < template.size(); i++) {
            if (!template.get(i).startsWith("{") && !template.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Optional<List<String>> variables(List<String> template, List<String> segments) {
        try {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < template.size(); i++) {
                if (template.get(i).startsWith("{")) {
                    values.add(URLDecoder.decode(segments.get(i).replace("+", "%2B"), StandardCharsets.UTF_8));
                }
            }
            return Optional.of(values);
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }
}
