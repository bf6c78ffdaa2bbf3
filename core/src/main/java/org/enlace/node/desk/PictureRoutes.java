// SPDX-License-Identifier: Apache-2.0
package org.enlace.node.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.model.AuthorityId;
import org.enlace.model.SubjectRef;
import org.enlace.node.Node;
import org.enlace.picture.Edge;
import org.enlace.picture.JointPicture;
import org.enlace.picture.Layout.Position;
import org.enlace.picture.Vertex;
import org.jdbi.v3.core.Handle;

/** The joint picture for the desk: nodes with positions, links with everyone who contributed them, shortest paths. */
final class PictureRoutes {
    private static final int MOST = 5_000;
    private static final int LONGEST_WALK = 4;

    private final Node node;

    PictureRoutes(Node node) {
        this.node = node;
    }

    void add(Routes routes) {
        routes.get("picture", this::picture);
        routes.get("picture/path", this::path);
    }

    private Reply picture(Call call) {
        Optional<SubjectRef> focus = call.query("focus").map(SubjectRef::parse);
        int steps = Math.max(1, call.number("steps", 2, LONGEST_WALK));
        JointPicture whole = node.database().inTransaction(tx -> whole(tx, call, focus));
        if (focus.isPresent()
                && !Sight.of(call, node).files()
                && whole.vertexOf(focus.get()).isEmpty()) {
            throw Problem.notFound("subject");
        }
        JointPicture part = focus.map(ref -> whole.around(ref, steps, MOST)).orElseGet(() -> joint(whole));
        JointPicture.Gain gain = part.gain(node.authority().id());
        List<Position> positions = part.positions();
        List<Reply> nodes = new ArrayList<>();
        for (int i = 0; i < part.vertices().size(); i++) {
            nodes.add(node(part.vertices().get(i), positions.get(i)));
        }
        return Reply.of("nodes", nodes)
                .with("links", part.edges().stream().map(PictureRoutes::link).toList())
                .with("truncated", part.vertices().size() >= MOST)
                .with("alone", Reply.of("nodes", gain.verticesAlone()).with("links", gain.linksAlone()));
    }

    /** The parts to which several authorities contributed; before there are any, the surroundings of the hits. */
    private static JointPicture joint(JointPicture whole) {
        JointPicture joint = whole.joint(MOST);
        return joint.vertices().isEmpty() ? whole : joint;
    }

    /** The picture as far as the role sees it: who sees no files cannot bring in own subjects by asking for them. */
    private JointPicture whole(Handle tx, Call call, Optional<SubjectRef> focus) {
        Sight sight = Sight.of(call, node);
        Set<String> more = focus.filter(ref -> sight.files())
                .filter(ref -> ref.authority().equals(node.authority().id()))
                .map(ref -> Set.of(ref.id()))
                .orElse(Set.of());
        JointPicture whole = sight.of(node.pictures().joint(tx, call.officer(), more));
        node.ownReads().pictured(tx, call.officer(), focus, whole);
        return whole;
    }

    private Reply node(Vertex vertex, Position position) {
        AuthorityId self = node.authority().id();
        return Reply.of("id", vertex.id().toString())
                .with("kind", vertex.kind())
                .with("label", vertex.captionFor(self))
                .with(
                        "authorities",
                        vertex.authorities().stream().map(AuthorityId::value).toList())
                .with("own", vertex.authorities().contains(self))
                .with("x", position.x())
                .with("y", position.y())
                .with(
                        "subjects",
                        vertex.members().stream().map(SubjectRef::toString).toList());
    }

    private static String id(Edge edge) {
        return edge.from() + "|" + edge.relation() + "|" + edge.to();
    }

    private static Reply link(Edge edge) {
        return Reply.of("id", id(edge))
                .with("from", edge.from().toString())
                .with("to", edge.to().toString())
                .with("relation", edge.relation())
                .with("lead", edge.lead())
                .with(
                        "authorities",
                        edge.authorities().stream().map(AuthorityId::value).toList())
                .with(
                        "role",
                        edge.voices().stream()
                                .map(Edge.Voice::role)
                                .filter(role -> !role.isEmpty())
                                .findFirst())
                .with(
                        "statements",
                        edge.voices().stream()
                                .map(voice -> Reply.of(
                                                "authority", voice.authority().value())
                                        .with("grade", voice.grade().toString()))
                                .toList());
    }

    private Reply path(Call call) {
        SubjectRef from =
                SubjectRef.parse(call.query("from").orElseThrow(() -> Problem.badInput("from must be given")));
        SubjectRef to = SubjectRef.parse(call.query("to").orElseThrow(() -> Problem.badInput("to must be given")));
        JointPicture whole = node.database().inTransaction(tx -> whole(tx, call, Optional.of(from)));
        List<Vertex> path = whole.path(from, to);
        Map<String, String> links = new HashMap<>();
        whole.edges().forEach(edge -> {
            links.putIfAbsent(edge.from() + " " + edge.to(), id(edge));
            links.putIfAbsent(edge.to() + " " + edge.from(), id(edge));
        });
        List<String> walked = new ArrayList<>();
        for (int i = 1; i < path.size(); i++) {
            walked.add(
                    links.getOrDefault(path.get(i - 1).id() + " " + path.get(i).id(), ""));
        }
        return Reply.of("found", !path.isEmpty())
                .with(
                        "nodes",
                        path.stream().map(vertex -> vertex.id().toString()).toList())
                .with("links", walked);
    }
}
