// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.agreement.SharedOperation;
import org.enlace.cases.rows.SubjectCaption;
import org.enlace.exchange.VeilHit;
import org.enlace.exchange.VeilHit.State;
import org.enlace.exchange.VeilHits;
import org.enlace.model.AuthorityId;
import org.enlace.model.OfficerName;
import org.enlace.model.Subject;
import org.enlace.model.SubjectLink;
import org.enlace.model.SubjectRef;
import org.enlace.ownfiles.OwnFiles;
import org.enlace.picture.JointPicture;
import org.enlace.picture.PictureContribution;
import org.enlace.picture.SubjectSameness;
import org.enlace.share.ForeignRecords;
import org.enlace.share.ForeignRecords.Reader;
import org.jdbi.v3.core.Handle;

/** Puts the joint picture together: own subjects around hits, what partners disclosed, and officers' confirmations. */
public final class NodePictures {
    private static final int STEPS = 2;
    private static final int MOST = 5_000;

    private final AuthorityId self;
    private final OwnFiles files;
    private final ForeignRecords foreign;
    private final VeilHits hits;

    NodePictures(AuthorityId self, OwnFiles files, ForeignRecords foreign, VeilHits hits) {
        this.self = self;
        this.files = files;
        this.foreign = foreign;
        this.hits = hits;
    }

    /** The own surroundings of hits with all that partners disclosed; the read of foreign records is decided and logged. */
    public JointPicture joint(Handle tx, OfficerName officer) {
        List<VeilHit> standing = standing(tx);
        return picture(files.around(tx, subjects(standing), STEPS, MOST), view(tx, officer), standing);
    }

    /** As above, with the surroundings of one own subject. */
    public JointPicture around(Handle tx, OfficerName officer, String subject, int steps) {
        List<VeilHit> standing = standing(tx);
        Set<String> near = ids(files.around(tx, Set.of(subject), steps, MOST));
        near.addAll(ids(files.around(tx, subjects(standing), STEPS, MOST)));
        return picture(files.among(tx, near), view(tx, officer), standing);
    }

    /**
     * All own subjects with all that partners disclosed. Of own subjects at most 5,000 are read, those around hits
     * first.
     */
    public JointPicture whole(Handle tx, OfficerName officer) {
        List<VeilHit> standing = standing(tx);
        Set<String> near = ids(files.around(tx, subjects(standing), STEPS, MOST));
        files.cases().ids(tx, MOST).stream()
                .filter(id -> !near.contains(id))
                .limit(MOST - near.size())
                .toList()
                .forEach(near::add);
        return picture(files.among(tx, near), view(tx, officer), standing);
    }

    /** What joins two subjects over everything that is held; a path is drawn by itself. */
    public PictureConnection connection(Handle tx, OfficerName officer, SubjectRef one, SubjectRef other) {
        List<VeilHit> standing = standing(tx);
        ForeignRecords.View view = view(tx, officer);
        SubjectRef from = root(tx, one);
        SubjectRef to = root(tx, other);
        PathSearch search = new PathSearch(self, files.cases(), view.links(), samenesses(standing));
        return switch (search.search(tx, from, to)) {
            case PathSearch.Outcome.Nowhere _ -> new PictureConnection.None();
            case PathSearch.Outcome.NotWithin(int steps) -> new PictureConnection.NotWithin(steps);
            case PathSearch.Outcome.Along(List<SubjectRef> subjects) -> {
                JointPicture drawn = picture(
                        files.among(
                                tx,
                                subjects.stream()
                                        .filter(ref -> ref.authority().equals(self))
                                        .map(SubjectRef::id)
                                        .toList()),
                        only(view, Set.copyOf(subjects)),
                        standing);
                yield new PictureConnection.Path(drawn.path(from, to), drawn);
            }
        };
    }

    /** The subject into which an own one was merged; any other as it is. */
    private SubjectRef root(Handle tx, SubjectRef ref) {
        if (!ref.authority().equals(self)) {
            return ref;
        }
        SubjectCaption caption = files.cases().captions(tx, List.of(ref.id())).get(ref.id());
        return caption == null ? ref : new SubjectRef(self, caption.id());
    }

    private List<VeilHit> standing(Handle tx) {
        return hits.all(tx).stream()
                .filter(hit -> hit.state() != State.REJECTED && !hit.restsOnNothing())
                .toList();
    }

    private static Set<String> subjects(List<VeilHit> standing) {
        Set<String> subjects = new LinkedHashSet<>();
        standing.forEach(hit -> subjects.add(hit.subject()));
        return subjects;
    }

    private static Set<String> ids(PictureContribution own) {
        Set<String> ids = new LinkedHashSet<>();
        own.subjects().forEach(subject -> ids.add(subject.id()));
        return ids;
    }

    private JointPicture picture(PictureContribution own, ForeignRecords.View view, List<VeilHit> standing) {
        List<PictureContribution> contributions = new ArrayList<>(List.of(own));
        contributions.addAll(contributions(view));
        return JointPicture.of(contributions, samenesses(standing));
    }

    private ForeignRecords.View view(Handle tx, OfficerName officer) {
        return foreign.all(tx, new Reader(officer, SharedOperation.JOINT_PICTURE));
    }

    private static ForeignRecords.View only(ForeignRecords.View view, Set<SubjectRef> wanted) {
        return new ForeignRecords.View(
                view.subjects().stream()
                        .filter(one -> wanted.contains(
                                new SubjectRef(one.authority(), one.subject().id())))
                        .toList(),
                view.links(),
                List.of());
    }

    private static List<PictureContribution> contributions(ForeignRecords.View view) {
        Map<AuthorityId, List<Subject>> subjects = new LinkedHashMap<>();
        Map<AuthorityId, List<SubjectLink>> links = new LinkedHashMap<>();
        view.subjects()
                .forEach(one -> subjects.computeIfAbsent(one.authority(), key -> new ArrayList<>())
                        .add(one.subject()));
        view.links()
                .forEach(one -> links.computeIfAbsent(one.authority(), key -> new ArrayList<>())
                        .add(one.link()));
        return subjects.entrySet().stream()
                .map(entry -> new PictureContribution(
                        entry.getKey(), entry.getValue(), links.getOrDefault(entry.getKey(), List.of())))
                .toList();
    }

    private List<SubjectSameness> samenesses(List<VeilHit> all) {
        return all.stream()
                .filter(hit -> hit.foreign().isPresent())
                .map(hit -> new SubjectSameness(
                        new SubjectRef(self, hit.subject()),
                        hit.foreign().orElseThrow(),
                        hit.state() == State.CONFIRMED,
                        hit.identifierClass().value()))
                .toList();
    }
}
