// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.desk.view.JsonReply;
import org.enlace.model.AuthorityId;
import org.enlace.model.SubjectRef;
import org.enlace.node.AuthorityNode;
import org.enlace.node.NodePictures;
import org.enlace.node.PictureConnection;
import org.enlace.picture.JointPicture;
import org.enlace.picture.PictureEdge;
import org.enlace.picture.PictureLayout.Position;
import org.enlace.picture.PictureVertex;
import org.jdbi.v3.core.Handle;

/** The joint picture for the desk: nodes with positions, links with everyone who contributed them, shortest paths. */
final class PictureRoutes {
    private static final int MOST = 5_000;
    private static final int LONGEST_WALK = 4;

    private final AuthorityNode node;

    PictureRoutes(AuthorityNode node) {
        this.node = node;
    }

    void add(RouteTable routes) {
        routes.get("picture", this::picture);
        routes.get("picture/path", this::path);
    }

    private JsonReply picture(OfficerRequest call) {
        Optional<SubjectRef> focus = call.query("focus").map(SubjectRef::parse);
        int steps = Math.max(1, call.number("steps", 2, LONGEST_WALK));
        boolean jointOnly = call.query("joint").map(Boolean::parseBoolean).orElse(false);
        Read read = node.database().inTransaction(tx -> read(tx, call, focus, steps));
        if (focus.isPresent()
                && !RoleVisibility.of(call, node).files()
                && read.picture().vertexOf(focus.get()).isEmpty()) {
            throw DeskProblem.notFound("subject");
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

    private JsonReply drawn(JointPicture part) {
        JointPicture.Gain gain = part.gain(node.authority().id());
        List<Position> positions = part.positions();
        List<JsonReply> nodes = new ArrayList<>();
        for (int i = 0; i < part.vertices().size(); i++) {
            nodes.add(node(part.vertices().get(i), positions.get(i)));
        }
        return JsonReply.of("nodes", nodes)
                .with("links", part.edges().stream().map(PictureRoutes::link).toList())
                .with("alone", JsonReply.of("nodes", gain.verticesAlone()).with("links", gain.linksAlone()));
    }

    /** A picture and how many own subjects were not read for it. */
    private record Read(JointPicture picture, int unread) {}

    /** The picture as far as the role sees it: who sees no files cannot bring in own subjects by asking for them. */
    private Read read(Handle tx, OfficerRequest call, Optional<SubjectRef> focus, int steps) {
        RoleVisibility roleVisibility = RoleVisibility.of(call, node);
        Read read = roleVisibility.files()
                ? files(tx, call, focus, steps)
                : new Read(roleVisibility.of(node.pictures().joint(tx, call.officer())), 0);
        node.readAccessLog().pictured(tx, call.officer(), focus.stream().toList(), Optional.of(read.picture()));
        return read;
    }

    private Read files(Handle tx, OfficerRequest call, Optional<SubjectRef> focus, int steps) {
        NodePictures pictures = node.pictures();
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

    private JsonReply node(PictureVertex vertex, Position position) {
        AuthorityId self = node.authority().id();
        return JsonReply.of("id", vertex.id().toString())
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

    private static String id(PictureEdge edge) {
        return edge.from() + "|" + edge.relation() + "|" + edge.to();
    }

    private static JsonReply link(PictureEdge edge) {
        return JsonReply.of("id", id(edge))
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
                                .map(PictureEdge.Voice::role)
                                .filter(role -> !role.isEmpty())
                                .findFirst())
                .with(
                        "statements",
                        edge.voices().stream()
                                .map(voice -> JsonReply.of(
                                                "authority", voice.authority().value())
                                        .with("grade", voice.grade().toString()))
                                .toList());
    }

    private JsonReply path(OfficerRequest call) {
        SubjectRef from =
                SubjectRef.parse(call.query("from").orElseThrow(() -> DeskProblem.badInput("from must be given")));
        SubjectRef to = SubjectRef.parse(call.query("to").orElseThrow(() -> DeskProblem.badInput("to must be given")));
        return switch (node.database().inTransaction(tx -> connection(tx, call, from, to))) {
            case PictureConnection.None _ -> walked(false, true, 0, List.of(), List.of());
            case PictureConnection.NoneJoint _ ->
                walked(false, false, 0, List.of(), List.of()).with("jointOnly", true);
            case PictureConnection.NotWithin(int steps) -> walked(false, false, steps, List.of(), List.of());
            case PictureConnection.Path(List<PictureVertex> way, JointPicture picture) -> {
                List<String> links = links(way, picture);
                yield walked(true, true, links.size(), way, links).with("picture", picture(way, picture));
            }
        };
    }

    private PictureConnection connection(Handle tx, OfficerRequest call, SubjectRef from, SubjectRef to) {
        PictureConnection found = sought(tx, call, from, to);
        Optional<JointPicture> shown =
                found instanceof PictureConnection.Path(List<PictureVertex> _, JointPicture picture)
                        ? Optional.of(picture)
                        : Optional.empty();
        node.readAccessLog().pictured(tx, call.officer(), List.of(from, to), shown);
        return found;
    }

    private PictureConnection sought(Handle tx, OfficerRequest call, SubjectRef from, SubjectRef to) {
        RoleVisibility roleVisibility = RoleVisibility.of(call, node);
        if (roleVisibility.files()) {
            return node.pictures().connection(tx, call.officer(), from, to);
        }
        JointPicture joint = roleVisibility.of(node.pictures().joint(tx, call.officer()));
        List<PictureVertex> way = joint.path(from, to);
        return way.isEmpty() ? new PictureConnection.NoneJoint() : new PictureConnection.Path(way, joint.only(way));
    }

    private static JsonReply walked(
            boolean found, boolean complete, int steps, List<PictureVertex> way, List<String> links) {
        return JsonReply.of("found", found)
                .with("complete", complete)
                .with("steps", steps)
                .with(
                        "nodes",
                        way.stream().map(vertex -> vertex.id().toString()).toList())
                .with("links", links);
    }

    private JsonReply picture(List<PictureVertex> way, JointPicture picture) {
        return drawn(picture)
                .with("truncated", false)
                .with("total", way.size())
                .with("joint", picture.joint().vertices().size());
    }

    private static List<String> links(List<PictureVertex> way, JointPicture picture) {
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
