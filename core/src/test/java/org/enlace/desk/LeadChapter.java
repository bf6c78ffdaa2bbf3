// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.StreamSupport;
import org.enlace.desk.DeskClient.Answer;
import org.enlace.node.Neighbourhood;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** From an agreement to a confirmed match. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class LeadChapter extends DeskStory {
    @Test
    @Order(2)
    void offersAndSignsAnAgreement() {
        assertThat(at(panama, "analyst")
                        .post("agreements", Map.of("partner", "cr-migration", "template", "HIT_AND_DISCLOSE"))
                        .code())
                .isEqualTo("NOT_YOUR_ROLE");
        DeskClient liaison = at(panama, "liaison");
        String template = liaison.read("agreements/templates").get(0).path("id").stringValue();
        assertThat(liaison.post(
                                "agreements",
                                Map.of("partner", "cr-migration", "template", template, "ownCosigner", "no key"))
                        .code())
                .isEqualTo("NO_KEY");
        assertThat(liaison.post("agreements", Map.of("partner", "nobody-here", "template", template))
                        .code())
                .isEqualTo("NOT_FOUND");
        JsonNode offered = liaison.write("agreements", Map.of("partner", "cr-migration", "template", template));
        assertThat(offered.path("state").stringValue()).isEqualTo("OFFERED");
        String id = offered.path("id").stringValue();
        DeskClient other = at(costaRica, "liaison");
        Neighbourhood.await(
                "the offer",
                () -> !texts(other.read("agreements").path("items"), "id").isEmpty());

        assertThat(at(costaRica, "oversight")
                        .post("agreements/" + id + "/sign", Map.of())
                        .code())
                .isEqualTo("NOT_YOUR_ROLE");
        assertThat(other.post("agreements/" + id + "/shred", Map.of()).code()).isEqualTo("NOT_FOUND");
        assertThat(other.post("agreements/" + id + "/resume", Map.of()).code()).isEqualTo("WRONG_STATE");
        JsonNode signed = other.write("agreements/" + id + "/sign", Map.of());
        assertThat(signed.path("state").stringValue()).isEqualTo("IN_FORCE");
        assertThat(signed.path("clauses")).hasSize(20);
        assertThat(signed.path("signatures"))
                .hasSize(2)
                .allMatch(one -> one.path("signed").booleanValue() && one.has("at"));
        Neighbourhood.await(
                "both",
                () -> liaison.read("agreements/" + id)
                        .path("state")
                        .stringValue()
                        .equals("IN_FORCE"));
        neighbourhood.settleVeil();
        assertThat(liaison.read("partners").path("items")).hasSize(1);
    }

    @Test
    @Order(3)
    void showsTheHit_atBothDesks() {
        DeskClient analyst = at(costaRica, "analyst");
        JsonNode hits = analyst.read("hits?state=NEW&partner=pa-security");
        assertThat(hits.path("total").intValue()).isEqualTo(1);
        assertThat(hits.path("items").get(0).path("classes").get(0).stringValue())
                .isEqualTo("PHONE");
        hit = hits.path("items").get(0).path("id").stringValue();
        JsonNode detail = analyst.read("hits/" + hit);
        assertThat(detail.has("foreign"))
                .as("nothing of the partner's record yet")
                .isFalse();
        assertThat(texts(at(panama, "analyst").read("overview").path("waiting"), "what"))
                .contains("HIT_TO_REVIEW");
        assertThat(analyst.get("hits/none").code()).isEqualTo("NOT_FOUND");
        assertThat(analyst.post("hits/" + hit + "/decision", Map.of("outcome", "CONFIRMED"))
                        .code())
                .as("before the record was seen")
                .isEqualTo("WRONG_STATE");
        assertThat(analyst.delete("hits/" + hit + "/decision").code()).isEqualTo("WRONG_STATE");
    }

    @Test
    @Order(4)
    void asksForDisclosure_once_andThePartnerDecides() {
        DeskClient analyst = at(costaRica, "analyst");
        assertThat(at(costaRica, "oversight")
                        .post("hits/" + hit + "/request", question())
                        .code())
                .isEqualTo("NOT_YOUR_ROLE");
        assertThat(analyst.post("hits/" + hit + "/request", Map.of("purpose", "CURIOSITY"))
                        .code())
                .isEqualTo("BAD_INPUT");
        JsonNode asked = analyst.write("hits/" + hit + "/request", question());
        assertThat(asked.path("state").stringValue()).isEqualTo("REQUESTED");
        assertThat(analyst.post("hits/" + hit + "/request", question()).code()).isEqualTo("WRONG_STATE");
        neighbourhood.settle();

        DeskClient liaison = at(panama, "liaison");
        JsonNode requests = liaison.read("requests?state=WAITING");
        assertThat(requests.path("total").intValue()).isEqualTo(1);
        String id = requests.path("items").get(0).path("id").stringValue();
        JsonNode request = liaison.read("requests/" + id);
        assertThat(request.path("asker").path("officer").stringValue()).isEqualTo("analyst");
        assertThat(request.path("asker").path("role").stringValue()).isEqualTo("ANALYST");
        JsonNode records = request.path("dryRun").path("records");
        assertThat(records.get(0).path("asked").booleanValue())
                .as("what was asked about comes first")
                .isTrue();
        assertThat(StreamSupport.stream(records.spliterator(), false).filter(record -> !record.has("kind")))
                .as("each link names both of its ends")
                .isNotEmpty()
                .allMatch(link -> !link.path("from").asString("").isEmpty()
                        && !link.path("to").asString("").isEmpty());
        assertThat(request.path("dryRun").path("permitted").booleanValue()).isTrue();
        assertThat(request.path("mayApprove").booleanValue()).isTrue();
        assertThat(at(panama, "analyst")
                        .post("requests/" + id + "/approve", Map.of())
                        .code())
                .isEqualTo("NOT_YOUR_ROLE");
        assertThat(liaison.post("requests/none/approve", Map.of()).code()).isEqualTo("NOT_FOUND");
        assertThat(liaison.post("requests/" + id + "/refuse", Map.of("code", "MOOD"))
                        .code())
                .isEqualTo("BAD_INPUT");
        assertThat(liaison.post("requests/" + id + "/approve", Map.of("shown", "0".repeat(64)))
                        .code())
                .isEqualTo("DISCLOSURE_CHANGED");
        String shown = request.path("dryRun").path("digest").stringValue();
        JsonNode approved = liaison.write("requests/" + id + "/approve", Map.of("shown", shown));
        assertThat(approved.path("state").stringValue()).isEqualTo("DISCLOSED");
        assertThat(liaison.post("requests/" + id + "/approve", Map.of("shown", shown))
                        .code())
                .isEqualTo("WRONG_STATE");
        assertThat(liaison.post("requests/" + id + "/refuse", Map.of("code", "NATIONAL_SECURITY"))
                        .code())
                .isEqualTo("WRONG_STATE");
        neighbourhood.settle();
    }

    @Test
    @Order(5)
    void showsWhatWasDisclosed_andWhyItMayBeTheSame() {
        DeskClient analyst = at(costaRica, "analyst");
        int alone = analyst.read("picture").path("nodes").size();
        JsonNode detail = analyst.read("hits/" + hit);
        assertThat(detail.path("state").stringValue()).isEqualTo("DISCLOSED");
        assertThat(detail.path("foreign").path("foreign").booleanValue()).isTrue();
        assertThat(texts(detail.path("foreign").path("statements"), "value")).contains("Edelmiro Bastidas Ríos");
        JsonNode match = detail.path("match");
        double sum = match.path("prior").doubleValue();
        for (JsonNode term : match.path("terms")) {
            sum += term.path("weight").doubleValue();
        }
        assertThat(sum).isCloseTo(match.path("weight").doubleValue(), org.assertj.core.data.Offset.offset(0.01));
        String foreign = detail.path("foreign").path("id").stringValue();
        assertThat(analyst.read("subjects/" + DeskClient.encoded(foreign))
                        .path("agreement")
                        .stringValue())
                .isEqualTo(detail.path("agreement").stringValue());

        JsonNode picture = analyst.read("picture");
        assertThat(picture.path("nodes").size()).as("the joint picture").isGreaterThanOrEqualTo(alone);
        assertThat(picture.path("nodes").size())
                .isGreaterThan(picture.path("alone").path("nodes").intValue());
        assertThat(picture.path("total").intValue())
                .isEqualTo(picture.path("nodes").size());
        assertThat(StreamSupport.stream(picture.path("links").spliterator(), false)
                        .anyMatch(link -> link.path("lead").booleanValue()))
                .as("a lead, not a finding")
                .isTrue();
        String own = detail.path("own").path("id").stringValue();
        JsonNode path =
                analyst.read("picture/path?from=" + DeskClient.encoded(own) + "&to=" + DeskClient.encoded(foreign));
        assertThat(path.path("found").booleanValue()).isTrue();
        assertThat(analyst.read("picture?steps=1&focus=" + DeskClient.encoded(own))
                        .path("nodes"))
                .isNotEmpty();
        assertThat(analyst.get("picture?focus=nonsense").code()).isEqualTo("BAD_INPUT");
        assertThat(analyst.get("picture/path?from=" + DeskClient.encoded(own)).code())
                .isEqualTo("BAD_INPUT");
    }

    @Test
    @Order(6)
    void confirmsAndTakesBack_andThePartnerSeesIt() {
        String path = "hits/" + hit + "/decision";
        assertThat(at(costaRica, "oversight")
                        .post(path, Map.of("outcome", "CONFIRMED"))
                        .code())
                .isEqualTo("NOT_YOUR_ROLE");
        DeskClient analyst = at(costaRica, "analyst");
        assertThat(analyst.post(path, Map.of("outcome", "REJECTED")).code()).isEqualTo("BAD_INPUT");
        assertThat(analyst.post(path, Map.of("outcome", "REJECTED", "reason", "no", "code", "SAME"))
                        .code())
                .isEqualTo("BAD_INPUT");
        int before = analyst.read("picture").path("nodes").size();
        JsonNode confirmed = analyst.write(path, Map.of("outcome", "CONFIRMED", "reason", "same number and name"));
        JsonNode after = analyst.read("picture");
        assertThat(after.path("nodes").size())
                .as("two became one and nothing else went")
                .isEqualTo(before - 1);
        JsonNode joint = analyst.read("picture?joint=true");
        assertThat(joint.path("nodes").size())
                .as("a filter with a name")
                .isEqualTo(after.path("joint").intValue())
                .isLessThan(before - 1);
        assertThat(confirmed.path("state").stringValue()).isEqualTo("CONFIRMED");
        assertThat(confirmed.path("decision").path("by").stringValue()).isEqualTo("analyst");
        assertThat(confirmed.path("scripted").booleanValue()).isFalse();
        neighbourhood.settle();
        assertThat(seenByPanama()).isEqualTo("CONFIRMED");

        Answer undone = analyst.delete(path);
        assertThat(undone.json().path("state").stringValue()).isEqualTo("DISCLOSED");
        neighbourhood.settle();
        assertThat(seenByPanama()).isEmpty();

        JsonNode rejected = analyst.write(
                path, Map.of("outcome", "REJECTED", "code", "REUSED_IDENTIFIER", "reason", "the number was passed on"));
        assertThat(rejected.path("decision").path("code").stringValue()).isEqualTo("REUSED_IDENTIFIER");
        neighbourhood.settle();
        assertThat(seenByPanama()).isEqualTo("REJECTED");
        assertThat(texts(rejected.path("timeline"), "code"))
                .contains("HIT", "REQUESTED", "DISCLOSED", "CONFIRMED", "UNDONE", "REJECTED");
        analyst.delete(path);
        analyst.write(path, Map.of("outcome", "CONFIRMED"));
        neighbourhood.settle();
    }

    private static String seenByPanama() {
        JsonNode request = at(panama, "liaison").read("requests").path("items").get(0);
        return request.path("outcome").asString("");
    }
}
