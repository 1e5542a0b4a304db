package cognitosync.resolvers;

import static cognitosync.resolvers.Datasets.ok;
import static cognitosync.resolvers.Datasets.patch;
import static cognitosync.resolvers.Datasets.read;
import static cognitosync.resolvers.Datasets.refused;
import static cognitosync.resolvers.Sharing.ANN;
import static cognitosync.resolvers.Sharing.BEN;
import static cognitosync.resolvers.Sharing.GONE;
import static cognitosync.resolvers.Sharing.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the owner decides about a member holds, whatever that one has kept or left in his own partition. */
class RemovalTest {
    private static final String LISTED = "joined#" + SAM + "#wall";
    private static final String MEMBER = "member#wall#" + ANN;

    @AutoClose
    private final Sharing sharing = new Sharing().withWall();

    private final Datasets datasets = sharing.datasets;

    private void assertInvalid(String token) {
        assertThat(refused(sharing.invitation(ANN, token), "InvalidInvitation")).isEqualTo(GONE);
        assertThat(refused(sharing.accept(ANN, token), "InvalidInvitation")).isEqualTo(GONE);
    }

    @Test
    void linksOfBeforeARemoval_areInvalidForTheMember_andLaterOnesAreNot() {
        String old = sharing.invite("writer");
        sharing.with(ANN, "reader");
        long changed = datasets.now.toEpochMilli();
        long kept = (changed + 999) / 1000 + Duration.ofDays(8).toSeconds();
        ok(sharing.remove(SAM, ANN));
        assertThat(datasets.stored(SAM, MEMBER)).isEqualTo(read("""
                        {"owner": {"S": "%s"}, "item": {"S": "%s"}, "generation": {"N": "0"},
                         "changed": {"N": "%d"}, "expires": {"N": "%d"}}""".formatted(SAM, MEMBER, changed, kept)));
        assertInvalid(old);
        // Nor does leaving make it valid, or removing again a later one invalid.
        ok(sharing.leave(ANN));
        assertInvalid(old);
        String later = sharing.invite("reader");
        ok(sharing.remove(SAM, ANN));
        ok(sharing.accept(ANN, later));
        assertThat(sharing.roles()).isEqualTo(Map.of(ANN, "reader"));
        assertInvalid(old);
        ok(sharing.leave(ANN));
        assertInvalid(old);
        assertThat(sharing.roles()).isEmpty();
        // Of others it says nothing.
        ok(sharing.accept(BEN, old));
    }

    @Test
    void linksOfBeforeALowerRole_doNotRaiseIt() {
        String old = sharing.invite("writer");
        sharing.with(ANN, "writer");
        ok(sharing.setRole(SAM, ANN, "reader"));
        assertInvalid(old);
        ok(sharing.leave(ANN));
        assertInvalid(old);
        sharing.with(ANN, "writer");
        assertThat(sharing.roles()).isEqualTo(Map.of(ANN, "writer"));
    }

    @Test
    void datasetThatIsMadeAgain_forgetsRemovals() {
        sharing.with(ANN, "reader");
        ok(sharing.remove(SAM, ANN));
        ok(sharing.delete(SAM, "w1"));
        ok(sharing.update(SAM, "w2", patch("colour", "red", 0)));
        datasets.now = Datasets.NOW;
        ok(sharing.accept(ANN, sharing.invite("reader")));
    }

    /** Attributes that cannot be named or compared, as users of the table alone could leave them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a b-c\": {\"S\": \"x\"}, \"role\": {\"M\": {\"x\": {\"SS\": [\"y\"]}}}}",
                "{\"memberships\": {\"S\": \"many\"}, \"since\": {\"N\": \"1.5\"}, \"generation\": {\"BOOL\": true}}",
                "{\"memberships\": {\"N\": \"-3\"}, \"ownerName\": {\"NS\": [\"1\"]}}"
            })
    void itemsInTheMembersPartition_doNotKeepTheOwnerFromIt(String attributes) {
        sharing.with(ANN, "writer");
        ObjectNode hostile = (ObjectNode) read(attributes);
        datasets.putItem(ANN, LISTED, hostile);
        datasets.putItem(ANN, "memberships", hostile);
        ok(sharing.setRole(SAM, ANN, "reader"));
        ok(sharing.remove(SAM, ANN));
        assertThat(sharing.changes(ANN).isUnauthorized()).isTrue();
        // Nor the member from leaving and joining.
        ok(sharing.leave(ANN));
        assertThat(datasets.stored(ANN, LISTED).isMissingNode()).isTrue();
        sharing.with(ANN, "writer");
        assertThat(sharing.listed(ANN)).containsExactly(SAM + " wall writer");
        assertThat(datasets.stored(ANN, "memberships").at("/memberships/N").asText())
                .isEqualTo("1");
    }

    @Test
    void countThatIsNone_isOverwritten() {
        sharing.with(ANN, "writer");
        datasets.putItem(SAM, "sharing#wall", (ObjectNode) read("""
                {"members": {"N": "-7"}, "generation": {"N": "0"}, "a-b": {"NULL": true}}"""));
        ok(sharing.remove(SAM, ANN));
        assertThat(datasets.stored(SAM, "sharing#wall").at("/members/N").asText())
                .isEqualTo("0");
    }

    /** Of its read, and of its write. */
    @ParameterizedTest
    @ValueSource(strings = {"ThrottlingException", "TransactionCanceledException"})
    void failureOfTheListing_isNoneOfTheCall(String code) {
        sharing.with(ANN, "writer");
        datasets.afterWrite = () -> datasets.refusal = code;
        ok(sharing.setRole(SAM, ANN, "reader"));
        assertThat(sharing.listed(ANN)).containsExactly(SAM + " wall writer");
        datasets.afterWrite = () -> datasets.beforePut = () -> datasets.refusal = code;
        ok(sharing.remove(SAM, ANN));
        assertThat(sharing.listed(ANN)).hasSize(1);
        assertThat(sharing.changes(ANN).isUnauthorized()).isTrue();
        ok(sharing.leave(ANN));
        assertThat(sharing.listed(ANN)).isEmpty();
    }
}
