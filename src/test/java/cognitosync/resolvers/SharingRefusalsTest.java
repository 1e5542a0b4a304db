package cognitosync.resolvers;

import static cognitosync.resolvers.Datasets.JSON;
import static cognitosync.resolvers.Datasets.NOW;
import static cognitosync.resolvers.Datasets.ok;
import static cognitosync.resolvers.Datasets.patch;
import static cognitosync.resolvers.Datasets.read;
import static cognitosync.resolvers.Datasets.refused;
import static cognitosync.resolvers.Sharing.ANN;
import static cognitosync.resolvers.Sharing.BEN;
import static cognitosync.resolvers.Sharing.GONE;
import static cognitosync.resolvers.Sharing.SAM;
import static cognitosync.resolvers.Sharing.person;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.appsync.resolver.Resolution;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused to members, former ones and strangers. */
class SharingRefusalsTest {
    @AutoClose
    private final Sharing sharing = new Sharing().withWall();

    private final Datasets datasets = sharing.datasets;

    private static void assertUnauthorized(Resolution resolution) {
        assertThat(resolution.isUnauthorized()).isTrue();
        assertThat(resolution.errors()).isEmpty();
        assertThat(resolution.value().isNull()).isTrue();
    }

    private void assertNoMember(String somebody) {
        String before = datasets.stored("wall").toString();
        assertUnauthorized(sharing.changes(somebody));
        assertUnauthorized(sharing.update(somebody, "x1", patch("colour", "black", 0)));
        assertUnauthorized(sharing.update(somebody, "x2", patch("new", "black", 0)));
        assertUnauthorized(sharing.members(somebody));
        assertUnauthorized(sharing.changed(somebody));
        assertThat(datasets.stored("wall").toString()).isEqualTo(before);
    }

    @Test
    void beforeAccept_anInvitedOneIsAStranger() {
        ok(sharing.invitation(ANN, sharing.invite("writer")));
        assertNoMember(ANN);
    }

    @Test
    void afterRemoveAndLeave_aMemberIsAStranger_whomTheUsedInvitationDoesNotBringBack() {
        String token = sharing.invite("writer");
        ok(sharing.accept(ANN, token));
        ok(sharing.update(ANN, "w1", patch("colour", "blue", 1)));
        ok(sharing.remove(SAM, ANN));
        assertNoMember(ANN);
        assertThat(refused(sharing.accept(ANN, token), "InvalidInvitation")).isEqualTo(GONE);
        assertThat(refused(sharing.invitation(ANN, token), "InvalidInvitation")).isEqualTo(GONE);
        sharing.with(BEN, "reader");
        ok(sharing.leave(BEN));
        assertNoMember(BEN);
    }

    /** Not even a repeated write is confirmed: it would tell the count. */
    @Test
    void afterRemove_theSameWriteAgainIsRefused() {
        sharing.with(ANN, "writer");
        ok(sharing.update(ANN, "w1", patch("colour", "blue", 1)));
        ok(sharing.remove(SAM, ANN));
        assertUnauthorized(sharing.update(ANN, "w1", patch("colour", "blue", 1)));
    }

    @Test
    void reader_seesAndDoesNotWrite() {
        sharing.with(ANN, "reader");
        assertThat(ok(sharing.changes(ANN)).path("role").asText()).isEqualTo("reader");
        datasets.calls.clear();
        assertUnauthorized(sharing.update(ANN, "w1", patch("colour", "blue", 1)));
        // Neither is a conflict told, nor a write of another confirmed.
        assertUnauthorized(sharing.update(ANN, "w0", patch("colour", "blue", 0)));
        assertThat(datasets.calls).containsOnly("TransactGetItems");
        ok(sharing.setRole(SAM, ANN, "writer"));
        ok(sharing.update(ANN, "w1", patch("colour", "blue", 1)));
        ok(sharing.setRole(SAM, ANN, "reader"));
        assertUnauthorized(sharing.update(ANN, "w2", patch("colour", "red", 2)));
    }

    @Test
    void onlyTheOwner_deletesInvitesRemovesAndSetsRoles() {
        sharing.with(ANN, "writer").with(BEN, "reader");
        for (String other : new String[] {ANN, BEN, person(4)}) {
            assertUnauthorized(sharing.delete(other, "x"));
            // Without an owner these are about the caller's own dataset of the name.
            assertThat(refused(sharing.invite(other, "writer", NOW.plusSeconds(60), "Me"), "InvalidInput"))
                    .isEqualTo("There is no dataset wall");
            assertThat(refused(sharing.setRole(other, BEN, "writer"), "InvalidInput"))
                    .isEqualTo("The dataset wall has no member " + BEN);
            ok(sharing.remove(other, BEN));
        }
        assertThat(sharing.roles()).isEqualTo(Map.of(ANN, "writer", BEN, "reader"));
        assertThat(ok(sharing.changes(BEN)).path("exists").asBoolean()).isTrue();
    }

    @Test
    void invitation_ofAnother_isUsedUp() {
        String token = sharing.invite("writer");
        ok(sharing.accept(ANN, token));
        assertThat(refused(sharing.accept(BEN, token), "InvalidInvitation")).isEqualTo(GONE);
        assertThat(refused(sharing.invitation(BEN, token), "InvalidInvitation")).isEqualTo(GONE);
        assertNoMember(BEN);
    }

    @Test
    void invitation_afterItsEnd_isGone() {
        String token = ok(sharing.invite(SAM, "writer", NOW.plusSeconds(60), "Sam"))
                .path("token")
                .asText();
        datasets.now = NOW.plusSeconds(59);
        ok(sharing.invitation(ANN, token));
        datasets.now = NOW.plusSeconds(60);
        assertThat(refused(sharing.invitation(ANN, token), "InvalidInvitation")).isEqualTo(GONE);
        assertThat(refused(sharing.accept(ANN, token), "InvalidInvitation")).isEqualTo(GONE);
        assertNoMember(ANN);
    }

    @Test
    void invitation_thatIsGuessed_neverWas() {
        String guessed = sharing.invite("writer").replaceFirst(".$", "-");
        datasets.calls.clear();
        assertThat(refused(sharing.accept(ANN, guessed), "InvalidInvitation")).isEqualTo(GONE);
        assertThat(refused(sharing.invitation(ANN, guessed), "InvalidInvitation"))
                .isEqualTo(GONE);
        assertThat(datasets.calls).containsExactly("GetItem", "GetItem");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "../invitation", "eu-west-1:aaaaaaaa-0000-0000-0000-000000000001", "#", "0\n"})
    void invitation_thatIsForged_isNotEvenLookedUp(String token) {
        datasets.calls.clear();
        assertThat(refused(sharing.accept(ANN, token), "InvalidInvitation")).isEqualTo(GONE);
        assertThat(refused(sharing.invitation(ANN, token), "InvalidInvitation")).isEqualTo(GONE);
        assertThat(datasets.calls).isEmpty();
    }

    @Test
    void owner_doesNotAcceptHisOwn() {
        String token = sharing.invite("writer");
        assertThat(refused(sharing.accept(SAM, token), "InvalidInput")).isEqualTo("The dataset is your own");
        assertThat(ok(sharing.invitation(SAM, token)).path("owner").asText()).isEqualTo(SAM);
        ok(sharing.accept(ANN, token));
    }

    @Test
    void datasetThatWasDeletedAndMadeAgain_hasNeitherMembersNorInvitations() {
        String open = sharing.invite("reader");
        sharing.with(ANN, "writer").with(BEN, "writer");
        ok(sharing.delete(SAM, "w1"));
        assertNoMember(ANN);
        assertThat(refused(sharing.invitation(person(4), open), "InvalidInvitation"))
                .isEqualTo(GONE);
        ok(sharing.update(SAM, "w2", patch("colour", "green", 0)));
        assertNoMember(ANN);
        assertThat(refused(sharing.accept(person(4), open), "InvalidInvitation"))
                .isEqualTo(GONE);
        assertThat(sharing.roles()).isEmpty();
        assertThat(refused(sharing.setRole(SAM, ANN, "reader"), "InvalidInput")).contains("no member");
        // The one is invited again, the other clears his list.
        sharing.with(ANN, "reader");
        ok(sharing.leave(BEN));
        assertThat(sharing.roles()).isEqualTo(Map.of(ANN, "reader"));
        assertThat(sharing.listed(BEN)).isEmpty();
        assertThat(datasets.stored(SAM, "sharing#wall").at("/members/N").asText())
                .isEqualTo("1");
        assertThat(datasets.stored(ANN, "memberships").at("/memberships/N").asText())
                .isEqualTo("1");
        assertThat(datasets.stored(BEN, "memberships").at("/memberships/N").asText())
                .isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "eu-west-1:", "a#b", "invitation#x", "eu-west-1:aaaaaaaa-0000-0000-0000-000000000001 "})
    void owner_thatIsForged_isUnauthorized_withoutARequest(String owner) {
        ObjectNode arguments = Datasets.arguments("wall").put("owner", owner).put("since", 0);
        datasets.calls.clear();
        assertUnauthorized(sharing.as(ANN, "changes", arguments));
        assertUnauthorized(sharing.as(ANN, "changed", arguments));
        assertUnauthorized(sharing.as(ANN, "members", arguments));
        assertUnauthorized(sharing.as(ANN, "leave", arguments));
        assertThat(datasets.calls).isEmpty();
    }

    @Test
    void callersWithoutAnIdentity_areUnauthorized() {
        String token = sharing.invite("writer");
        assertUnauthorized(sharing.invitation(null, token));
        assertUnauthorized(sharing.accept(null, token));
        assertUnauthorized(sharing.invite(null, "writer", NOW.plusSeconds(60), "x"));
        assertUnauthorized(sharing.setRole(null, ANN, "writer"));
        assertUnauthorized(sharing.remove(null, ANN));
        assertUnauthorized(sharing.leave(null));
        assertUnauthorized(sharing.members(null));
    }

    @Test
    void writer_whoSelectsTooLittle_wouldSilenceOthers() {
        sharing.with(ANN, "writer");
        datasets.selection = "owner dataset count";
        assertThat(refused(sharing.update(ANN, "w1", patch("colour", "blue", 1)), "InvalidInput"))
                .startsWith("Select ");
    }

    @Test
    void writer_doesNotMakeADataset_andStrangersLearnNothingOfOne() {
        ObjectNode update = Datasets.arguments("none").put("owner", SAM).put("writeId", "w");
        update.putArray("patches").add(patch("k", "v", 0));
        sharing.with(ANN, "writer");
        assertUnauthorized(sharing.as(ANN, "update", update));
        datasets.put(SAM, "wall", (ObjectNode) read("{\"format\": {\"N\": \"2\"}}"));
        assertUnauthorized(sharing.changes(BEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "a\nb",
                "a\u0000",
                "\u202Eevil",
                "\u2066x",
                "a\u2028b",
                "a\u061Cb",
                "\u200B\u200D",
                "\u2060",
                "\u3164",
                "\u00AD",
                "\uFEFF",
                "\u2800",
                "\uD83C"
            })
    void names_thatAreNone_areRefused(String name) {
        assertThat(refused(sharing.invite(SAM, "reader", NOW.plusSeconds(60), name), "InvalidInput"))
                .startsWith("A name has 1 to 64 characters");
        ObjectNode accept =
                JSON.createObjectNode().put("token", sharing.invite("reader")).put("name", name);
        refused(sharing.as(ANN, "accept", accept), "InvalidInput");
    }

    @Test
    void names_haveAtMost64Characters() {
        refused(sharing.invite(SAM, "reader", NOW.plusSeconds(60), "x".repeat(65)), "InvalidInput");
        refused(sharing.invite(SAM, "reader", NOW.plusSeconds(60), "\uD83C\uDFA8".repeat(65)), "InvalidInput");
        ok(sharing.invite(SAM, "reader", NOW.plusSeconds(60), "x".repeat(64)));
    }

    @Test
    void ends_areLaterThanNow_andWithin7Days() {
        Instant latest = NOW.plus(Duration.ofDays(7));
        for (Instant end :
                new Instant[] {NOW, NOW.minusSeconds(1), latest.plusMillis(1), NOW.plus(Duration.ofDays(8))}) {
            assertThat(refused(sharing.invite(SAM, "reader", end, "Sam"), "InvalidInput"))
                    .isEqualTo("An invitation expires later than now, and within 7 days");
        }
        ok(sharing.invite(SAM, "reader", latest, "Sam"));
        for (double end : new double[] {0, -1, 1e300, -1e300, 0.5}) {
            ObjectNode invite = Datasets.arguments("wall").put("role", "reader").put("expires", end);
            refused(sharing.as(SAM, "invite", invite.put("name", "Sam")), "InvalidInput");
        }
        // As JSON has no NaN, a client's comes as null, which GraphQL refuses; here it passes by GraphQL.
        ObjectNode invite = Datasets.arguments("wall").put("role", "reader").putNull("expires");
        refused(sharing.as(SAM, "invite", invite.put("name", "Sam")), "InvalidInput");
    }

    @Test
    void invitationsAndMembers_needADatasetThatExists() {
        ok(sharing.delete(SAM, "w1"));
        assertThat(refused(sharing.invite(SAM, "reader", NOW.plusSeconds(60), "Sam"), "InvalidInput"))
                .isEqualTo("There is no dataset wall");
        assertThat(ok(sharing.members(SAM)).path("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "#", "eu-west-1:x#y"})
    void members_areIdentities(String member) {
        refused(sharing.remove(SAM, member), "InvalidInput");
        refused(sharing.setRole(SAM, member, "reader"), "InvalidInput");
    }

    /** As a user of the table alone could have left them in his own partition, before the API came. */
    @Test
    void itemsOfAnotherProgram_makeNobodyAMember_andHideNothing() {
        datasets.putItem(ANN, "joined#" + SAM + "#wall", (ObjectNode) read("{\"role\": {\"S\": \"writer\"}}"));
        for (String name :
                new String[] {"joined#", "joined#x", "joined##", "joined#" + SAM + "#a#b", "else#" + SAM + "#wall"}) {
            datasets.putItem(ANN, name, (ObjectNode) read("""
                    {"role": {"S": "writer"}, "ownerName": {"S": "Sam"}, "since": {"N": "1"}, "generation": {"N": "0"}}"""));
        }
        datasets.putItem(ANN, "joined#" + SAM + "#other", (ObjectNode) read("""
                {"role": {"S": "writer"}, "ownerName": {"M": {}}}"""));
        datasets.putItem(ANN, "joined#x", (ObjectNode) read("{\"role\": {\"S\": \"owner\"}}"));
        assertNoMember(ANN);
        assertThat(sharing.listed(ANN)).isEmpty();
        ok(sharing.leave(ANN));
        assertThat(datasets.stored(ANN, "joined#" + SAM + "#wall").isMissingNode())
                .isTrue();
        datasets.putItem(SAM, "member#wall#" + BEN, (ObjectNode) read("""
                {"role": {"S": "owner"}, "generation": {"N": "0"}}"""));
        assertNoMember(BEN);
        datasets.putItem(SAM, "member#wall#x", (ObjectNode) read("""
                {"role": {"S": "reader"}, "name": {"S": "X"}, "since": {"N": "1"}, "generation": {"N": "0"}}"""));
        datasets.putItem(SAM, "member#wall#" + person(4), (ObjectNode) read("""
                {"role": {"S": "reader"}, "name": {"L": []}, "since": {"S": "1"}, "generation": {"N": "0"}}"""));
        assertThat(sharing.roles()).isEmpty();
    }
}
