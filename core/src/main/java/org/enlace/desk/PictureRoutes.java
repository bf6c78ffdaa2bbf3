// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.desk.view.Reply;
import org.enlace.model.AuthorityId;
import org.enlace.model.SubjectRef;
import org.enlace.node.Connection;
import org.enlace.node.Node;
import org.enlace.node.Pictures;
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
        boolean jointOnly = call.query("joint").map(Boolean::parseBoolean).orElse(false);
        Read read = node.database().inTransaction(tx -> read(tx, call, focus, steps));
        if (focus.isPresent()
                && !Sight.of(call, node).files()
                && read.picture().vertexOf(focus.get()).isEmpty()) {
            throw Problem.notFound("subject");
        }
        JointPicture all = focus.map(ref -> read.picture().around(ref, steps, Integer.MAX_VALUE))
                .orElseGet(read::picture);
        JointPicture joint = all.joint();
        JointPicture part = (jointOnly ? joint : all).first(MOST);
        return drawn(part)
                .with("truncated", part.vertices().size() < total(all, joint, jointOnly, read))
                .with("total", total(all, joint, jointOnly, read))
                .with("joint", joint.vertices().size());
    }

    private static int total(JointPicture all, JointPicture joint, boolean jointOnly, Read read) {
        return jointOnly ? joint.vertices().size() : all.vertices().size() + read.unread();
    }

    private Reply drawn(JointPicture part) {
        JointPicture.Gain gain = part.gain(node.authority().id());
        List<Position> positions = part.positions();
        List<Reply> nodes = new ArrayList<>();
        for (int i = 0; i < part.vertices().size(); i++) {
            nodes.add(node(part.vertices().get(i), positions.get(i)));
        }
        return Reply.of("nodes", nodes)
                .with("links", part.edges().stream().map(PictureRoutes::link).toList())
                .with("alone", Reply.of("nodes", gain.verticesAlone()).with("links", gain.linksAlone()));
    }

    /** A picture and how many own subjects were not read for it. */
    private record Read(JointPicture picture, int unread) {}

    /** The picture as far as the role sees it: who sees no files cannot bring in own subjects by asking for them. */
    private Read read(Handle tx, Call call, Optional<SubjectRef> focus, int steps) {
        Sight sight = Sight.of(call, node);
        Read read = sight.files()
                ? files(tx, call, focus, steps)
                : new Read(sight.of(node.pictures().joint(tx, call.officer())), 0);
        node.ownReads().pictured(tx, call.officer(), focus.stream().toList(), Optional.of(read.picture()));
        return read;
    }

    private Read files(Handle tx, Call call, Optional<SubjectRef> focus, int steps) {
        Pictures pictures = node.pictures();
        Optional<SubjectRef> own =
                focus.filter(ref -> ref.authority().equals(node.authority().id()));
        if (own.isPresent()) {
            return new Read(pictures.around(tx, call.officer(), own.get().id(), steps), 0);
        }
        if (focus.isPresent()) {
            return new Read(pictures.joint(tx, call.officer()), 0);
        }
        JointPicture whole = pictures.whole(tx, call.officer());
        long read = whole.vertices().stream()
                .flatMap(vertex -> vertex.members().stream())
                .filter(ref -> ref.authority().equals(node.authority().id()))
                .count();
        return new Read(whole, (int) Math.max(0, node.files().cases().count(tx) - read));
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
        return switch (node.database().inTransaction(tx -> connection(tx, call, from, to))) {
            case Connection.None _ -> walked(false, true, 0, List.of(), List.of());
            case Connection.NoneJoint _ ->
                walked(false, false, 0, List.of(), List.of()).with("jointOnly", true);
            case Connection.NotWithin(int steps) -> walked(false, false, steps, List.of(), List.of());
            case Connection.Path(List<Vertex> way, JointPicture picture) -> {
                List<String> links = links(way, picture);
                yield walked(true, true, links.size(), way, links).with("picture", picture(way, picture));
            }
        };
    }

    private Connection connection(Handle tx, Call call, SubjectRef from, SubjectRef to) {
        Connection found = sought(tx, call, from, to);
        Optional<JointPicture> shown = found instanceof Connection.Path(List<Vertex> _, JointPicture picture)
                ? Optional.of(picture)
                : Optional.empty();
        node.ownReads().pictured(tx, call.officer(), List.of(from, to), shown);
        return found;
    }

    private Connection sought(Handle tx, Call call, SubjectRef from, SubjectRef to) {
        Sight sight = Sight.of(call, node);
        if (sight.files()) {
            return node.pictures().connection(tx, call.officer(), from, to);
        }
        JointPicture joint = sight.of(node.pictures().joint(tx, call.officer()));
        List<Vertex> way = joint.path(from, to);
        return way.isEmpty() ? new Connection.NoneJoint() : new Connection.Path(way, joint.only(way));
    }

    private static Reply walked(boolean found, boolean complete, int steps, List<Vertex> way, List<String> links) {
        return Reply.of("found", found)
                .with("complete", complete)
                .with("steps", steps)
                .with(
                        "nodes",
                        way.stream().map(vertex -> vertex.id().toString()).toList())
                .with("links", links);
    }

    private Reply picture(List<Vertex> way, JointPicture picture) {
        return drawn(picture)
                .with("truncated", false)
                .with("total", way.size())
                .with("joint", picture.joint().vertices().size());
    }

    private static List<String> links(List<Vertex> way, JointPicture picture) {
        Map<String, String> links = new HashMap<>();
        picture.edges().forEach(edge -> {
            links.putIfAbsent(edge.from() + " " + edge.to(), id(edge));
            links.putIfAbsent(edge.to() + " " + edge.from(), id(edge));
        });
        List<String> walked = new ArrayList<>();
        for (int i = 1; i < way.size(); i++) {
            walked.add(links.getOrDefault(way.get(i - 1).id() + " " + way.get(i).id(), ""));
        }
        return walked;
    }
}
