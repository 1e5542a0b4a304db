package cognitosync.resolvers;

import static cognitosync.resolvers.Datasets.NOW;
import static cognitosync.resolvers.Datasets.ok;
import static cognitosync.resolvers.Datasets.patch;
import static cognitosync.resolvers.Datasets.read;
import static cognitosync.resolvers.Sharing.ANN;
import static cognitosync.resolvers.Sharing.BEN;
import static cognitosync.resolvers.Sharing.SAM;
import static cognitosync.resolvers.Sharing.ended;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.appsync.resolver.Resolution;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A dataset of several people, from the invitation to the departure. */
class SharingTest {
    @AutoClose
    private final Sharing sharing = new Sharing().withWall();

    private final Datasets datasets = sharing.datasets;

    @Test
    void invitation_saysWhoseItIs_andMakesAMember() {
        String token = sharing.invite("writer");
        assertThat(token).matches("[0-9a-f-]{72}");
        long end = NOW.plus(Duration.ofDays(1)).getEpochSecond();
        assertThat(ok(sharing.invitation(ANN, token))).isEqualTo(read("""
                        {"token": "%s", "owner": "%s", "ownerName": "Sam", "dataset": "wall", "role": "writer",
                         "expires": %d}""".formatted(token, SAM, end * 1000)));
        assertThat(sharing.changes(ANN).isUnauthorized()).isTrue();
        assertThat(ok(sharing.accept(ANN, token))).isEqualTo(read("""
                        {"owner": "%s", "ownerName": "Sam", "dataset": "wall", "member": "%s", "role": "writer"}""".formatted(SAM, ANN)));
        assertThat(datasets.stored("invitation#" + token, "invitation"))
                .isEqualTo(read("""
                        {"owner": {"S": "invitation#%1$s"}, "item": {"S": "invitation"}, "identity": {"S": "%2$s"},
                         "ownerName": {"S": "Sam"}, "dataset": {"S": "wall"}, "role": {"S": "writer"},
                         "generation": {"N": "0"}, "issued": {"N": "%5$d"}, "expires": {"N": "%3$d"},
                         "usedBy": {"S": "%4$s"}}""".formatted(token, SAM, end, ANN, NOW.toEpochMilli())));
        assertThat(datasets.stored(SAM, "member#wall#" + ANN))
                .isEqualTo(read("""
                        {"owner": {"S": "%1$s"}, "item": {"S": "member#wall#%2$s"}, "role": {"S": "writer"},
                         "name": {"S": "Member"}, "since": {"N": "%3$d"}, "generation": {"N": "0"}}""".formatted(SAM, ANN, NOW.toEpochMilli())));
        assertThat(datasets.stored(ANN, "joined#" + SAM + "#wall"))
                .isEqualTo(read("""
                        {"owner": {"S": "%2$s"}, "item": {"S": "joined#%1$s#wall"}, "role": {"S": "writer"},
                         "ownerName": {"S": "Sam"}, "since": {"N": "%3$d"}, "generation": {"N": "0"}}""".formatted(SAM, ANN, NOW.toEpochMilli())));
        assertCounts("1", "1");
    }

    /** Of Sam's dataset, and of Ann. */
    private void assertCounts(String members, String memberships) {
        assertThat(datasets.stored(SAM, "sharing#wall").at("/members/N").asText())
                .isEqualTo(members);
        assertThat(datasets.stored(ANN, "memberships").at("/memberships/N").asText())
                .isEqualTo(memberships);
    }

    @Test
    void ownerAndWriter_writeInTurn_andEachSeesWhoWasIt() {
        sharing.with(ANN, "writer");
        JsonNode change = ok(sharing.update(ANN, "w1", patch("colour", "blue", 1)));
        assertThat(change.path("owner").asText()).isEqualTo(SAM);
        assertThat(change.path("by").asText()).isEqualTo(ANN);
        ok(sharing.update(SAM, "w2", patch("size", "4", 0)));
        JsonNode seen = ok(sharing.changes(ANN));
        assertThat(seen.path("role").asText()).isEqualTo("writer");
        assertThat(seen.path("records").findValuesAsText("by")).containsExactlyInAnyOrder(ANN, SAM);
        JsonNode own = ok(sharing.changes(SAM));
        assertThat(own.path("role").isNull()).isTrue();
        assertThat(own.path("records")).isEqualTo(seen.path("records"));
    }

    @Test
    void listing_hasOnesOwnAndThoseOneHasJoined_inOneQuery() {
        sharing.with(ANN, "reader");
        ok(sharing.as(ANN, "update", (ObjectNode) read("""
                {"dataset": "mine", "writeId": "w", "patches": [{"key": "k", "value": "v", "expected": 0, "deviceModified": 0}]}""")));
        datasets.calls.clear();
        assertThat(sharing.listed(ANN)).containsExactly("mine", SAM + " wall reader");
        assertThat(sharing.listed(SAM)).containsExactly("wall");
        assertThat(datasets.calls).containsExactly("Query", "Query");
        JsonNode shared = ok(datasets.datasets(null));
        assertThat(shared.at("/items/0/ownerName").isMissingNode()).isTrue();
        datasets.caller = ANN;
        assertThat(ok(datasets.datasets(null)).path("items").get(1)).isEqualTo(read("""
                        {"owner": "%s", "name": "wall", "role": "reader", "ownerName": "Sam"}""".formatted(SAM)));
    }

    @Test
    void members_areToldToAllOfThem() {
        sharing.with(ANN, "reader").with(BEN, "writer");
        JsonNode told = ok(sharing.members(SAM));
        assertThat(told.path("items").get(0)).isEqualTo(read("""
                        {"id": "%s", "name": "Member", "role": "reader", "since": %d}""".formatted(ANN, NOW.toEpochMilli())));
        assertThat(sharing.roles()).isEqualTo(Map.of(ANN, "reader", BEN, "writer"));
        assertThat(ok(sharing.members(ANN))).isEqualTo(told);
    }

    @Test
    void role_changesInBothItems() {
        sharing.with(ANN, "reader");
        assertThat(ok(sharing.setRole(SAM, ANN, "writer"))).isEqualTo(read("""
                        {"id": "%s", "name": "Member", "role": "writer", "since": %d}""".formatted(ANN, NOW.toEpochMilli())));
        ok(sharing.update(ANN, "w1", patch("colour", "blue", 1)));
        assertThat(sharing.listed(ANN)).containsExactly(SAM + " wall writer");
        datasets.calls.clear();
        ok(sharing.setRole(SAM, ANN, "writer"));
        assertThat(datasets.calls).containsExactly("TransactGetItems");
        assertCounts("1", "1");
    }

    @Test
    void secondInvitation_raisesAReader_andStaysOpenWhereItBringsNothing() {
        sharing.with(ANN, "reader");
        String token = sharing.invite("writer");
        assertThat(ok(sharing.accept(ANN, token)).path("role").asText()).isEqualTo("writer");
        assertThat(sharing.roles()).isEqualTo(Map.of(ANN, "writer"));
        assertCounts("1", "1");
        String further = sharing.invite("reader");
        assertThat(ok(sharing.accept(ANN, further)).path("role").asText()).isEqualTo("writer");
        ok(sharing.accept(BEN, further));
        assertThat(sharing.roles()).isEqualTo(Map.of(ANN, "writer", BEN, "reader"));
    }

    /** Its answer was lost. The end of the invitation and a change of the role do not matter then. */
    @Test
    void acceptAgain_answersTheMembershipAsItIs() {
        String token = sharing.invite("writer");
        ok(sharing.accept(ANN, token));
        ok(sharing.setRole(SAM, ANN, "reader"));
        datasets.now = NOW.plus(Duration.ofDays(2));
        datasets.calls.clear();
        assertThat(ok(sharing.accept(ANN, token)).path("role").asText()).isEqualTo("reader");
        assertThat(datasets.calls).containsExactly("GetItem", "TransactGetItems");
        assertThat(ok(sharing.invitation(ANN, token)).path("owner").asText()).isEqualTo(SAM);
        assertCounts("1", "1");
    }

    @Test
    void updateAgain_underTheSameWriteId_isDoneOnce() {
        sharing.with(ANN, "writer");
        int count = ok(sharing.update(ANN, "w1", patch("colour", "blue", 1)))
                .path("count")
                .asInt();
        ok(sharing.update(SAM, "w2", patch("size", "4", 0)));
        assertThat(ok(sharing.update(ANN, "w1", patch("colour", "blue", 1)))
                        .path("count")
                        .asInt())
                .isEqualTo(count + 1);
        assertThat(ok(sharing.changes(SAM)).path("count").asInt()).isEqualTo(count + 1);
    }

    @Test
    void roleThatChanges_endsTheSubscription_soThatTheMemberHearsOfIt() {
        sharing.with(ANN, "writer");
        for (boolean isAnother : List.of(true, false)) {
            assertThat(ended(sharing.setRole(SAM, ANN, "reader"))).hasSize(isAnother ? 1 : 0);
        }
    }

    @Test
    void departures_endTheSubscription_lowerTheCounts_andCanBeRepeated() {
        JsonNode ending = read("""
                {"subscriptionField": "changed", "payload": {"owner": "%s", "dataset": "wall", "member": "%s"}}""".formatted(SAM, ANN));
        sharing.with(ANN, "writer");
        for (boolean isMember : List.of(true, false)) {
            Resolution removed = sharing.remove(SAM, ANN);
            assertThat(ok(removed).path("role").isMissingNode()).isTrue();
            assertThat(removed.value().has("ownerName")).isEqualTo(isMember);
            assertThat(ended(removed)).containsExactly(ending);
            assertCounts("0", "0");
        }
        sharing.with(ANN, "reader");
        for (boolean isMember : List.of(true, false)) {
            Resolution left = sharing.leave(ANN);
            assertThat(ok(left).path("member").asText()).isEqualTo(ANN);
            // Strangers make no work for those who listen.
            assertThat(ended(left)).isEqualTo(isMember ? List.of(ending) : List.of());
            assertCounts("0", "0");
        }
        assertThat(sharing.listed(ANN)).isEmpty();
        assertThat(sharing.roles()).isEmpty();
    }

    @Test
    void subscription_ofAMember_endsWithHisMembershipOrTheDataset() {
        sharing.with(ANN, "reader");
        Resolution subscribed = sharing.changed(ANN);
        assertThat(subscribed.extensions()).hasSize(2);
        assertThat(subscribed.extensions().get(1).type()).isEqualTo("setSubscriptionInvalidationFilter");
        assertThat(subscribed.extensions().get(1).value()).isEqualTo(read("""
                        {"filterGroup": [{"filters": [{"fieldName": "owner", "operator": "eq", "value": "%s"},
                          {"fieldName": "dataset", "operator": "eq", "value": "wall"},
                          {"fieldName": "member", "operator": "in", "value": ["%s", "*"]}]}]}""".formatted(SAM, ANN)));
        assertThat(sharing.changed(SAM).extensions()).hasSize(1);
        Resolution deleted = sharing.delete(SAM, "w9");
        ok(deleted);
        assertThat(ended(deleted)).containsExactly(read("""
                        {"subscriptionField": "changed", "payload": {"owner": "%s", "dataset": "wall", "member": "*"}}""".formatted(SAM)));
    }

    @Test
    void names_areTrimmed_andKeptAsText() {
        ok(sharing.invite(SAM, "reader", NOW.plusSeconds(60), "  <b>Sam</b> \uD83C\uDFA8 "));
        String longest = "\uD83C\uDFA8".repeat(64);
        JsonNode invitation = ok(sharing.invite(SAM, "reader", NOW.plusSeconds(60), longest));
        assertThat(invitation.path("ownerName").asText()).isEqualTo(longest);
    }
}
