package cognitosync.resolvers;

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

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What others do between the read and the write of a call, and the limits that hold all the same. */
class MembershipRacesTest {
    @AutoClose
    private final Sharing sharing = new Sharing().withWall().with(ANN, "writer");

    private final Datasets datasets = sharing.datasets;

    /** Runs between the next read and write. */
    private void meanwhile(Runnable other) {
        String caller = datasets.caller;
        datasets.beforePut = () -> {
            other.run();
            datasets.caller = caller;
        };
    }

    private void assertAnnCannotWrite() {
        assertThat(sharing.update(ANN, "w1", patch("colour", "blue", 1)).isUnauthorized())
                .isTrue();
        assertThat(ok(sharing.changes(SAM)).at("/records/0/value").asText()).isEqualTo("red");
    }

    @Test
    void memberWhoIsRemovedMeanwhile_isUnauthorized() {
        meanwhile(() -> ok(sharing.remove(SAM, ANN)));
        assertAnnCannotWrite();
    }

    @Test
    void writerWhoBecomesAReaderMeanwhile_isUnauthorized() {
        meanwhile(() -> ok(sharing.setRole(SAM, ANN, "reader")));
        assertAnnCannotWrite();
    }

    /** The membership that comes back is not the one that was read, but allows the same. */
    @Test
    void memberWhoIsRemovedAndJoinsAgainMeanwhile_writes() {
        meanwhile(() -> {
            ok(sharing.remove(SAM, ANN));
            sharing.with(ANN, "writer");
        });
        ok(sharing.update(ANN, "w1", patch("colour", "blue", 1)));
    }

    @Test
    void datasetThatIsDeletedMeanwhile_isContention_andThenUnauthorized() {
        meanwhile(() -> ok(sharing.delete(SAM, "w9")));
        refused(sharing.update(ANN, "w1", patch("colour", "blue", 1)), "Contention");
        assertThat(sharing.update(ANN, "w1", patch("colour", "blue", 1)).isUnauthorized())
                .isTrue();
    }

    @Test
    void anotherWriteMeanwhile_isContention_andTheSameWriteSucceedsAfterIt() {
        meanwhile(() -> ok(sharing.update(SAM, "w1", patch("size", "4", 0))));
        assertThat(refused(sharing.update(ANN, "w2", patch("colour", "blue", 1)), "Contention"))
                .contains("under the same writeId");
        assertThat(ok(sharing.update(ANN, "w2", patch("colour", "blue", 1)))
                        .path("count")
                        .asInt())
                .isEqualTo(3);
    }

    /** An attempt whose answer was lost is still on its way when the next one has read the item. */
    @Test
    void theSameWriteMeanwhile_isASuccess() {
        meanwhile(() -> {
            ok(sharing.update(ANN, "w1", patch("colour", "blue", 1)));
            ok(sharing.update(SAM, "w2", patch("size", "4", 0)));
        });
        assertThat(ok(sharing.update(ANN, "w1", patch("colour", "blue", 1)))
                        .path("count")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void twoWhoAcceptTheSame_areOneMember() {
        String token = sharing.invite("writer");
        meanwhile(() -> ok(sharing.accept(BEN, token)));
        refused(sharing.accept(person(4), token), "Contention");
        assertThat(refused(sharing.accept(person(4), token), "InvalidInvitation"))
                .isEqualTo(GONE);
        assertThat(sharing.roles()).isEqualTo(Map.of(ANN, "writer", BEN, "writer"));
    }

    @Test
    void oneWhoAcceptsTwiceAtOnce_isOneMember() {
        String token = sharing.invite("writer");
        meanwhile(() -> ok(sharing.accept(BEN, token)));
        refused(sharing.accept(BEN, token), "Contention");
        ok(sharing.accept(BEN, token));
        assertCounts(2);
    }

    @Test
    void membersWhoComeAndGoAtOnce_areCounted() {
        String token = sharing.invite("reader");
        meanwhile(() -> sharing.with(BEN, "reader"));
        refused(sharing.accept(person(4), token), "Contention");
        ok(sharing.accept(person(4), token));
        assertCounts(3);
        meanwhile(() -> ok(sharing.leave(BEN)));
        refused(sharing.remove(SAM, ANN), "Contention");
        ok(sharing.remove(SAM, ANN));
        assertCounts(1);
        meanwhile(() -> ok(sharing.leave(person(4))));
        refused(sharing.setRole(SAM, person(4), "writer"), "Contention");
        refused(sharing.setRole(SAM, person(4), "writer"), "InvalidInput");
        assertCounts(0);
    }

    private void assertCounts(int members) {
        assertThat(datasets.stored(SAM, "sharing#wall").at("/members/N").asInt())
                .isEqualTo(members);
        assertThat(sharing.roles()).hasSize(members);
    }

    @Test
    void datasetThatIsDeletedWhileOneAccepts_hasNoMember() {
        String token = sharing.invite("writer");
        meanwhile(() -> {
            ok(sharing.delete(SAM, "w1"));
            ok(sharing.update(SAM, "w2", patch("colour", "red", 0)));
        });
        ok(sharing.accept(BEN, token));
        assertThat(sharing.changes(BEN).isUnauthorized()).isTrue();
        assertThat(sharing.roles()).isEmpty();
        sharing.with(ANN, "reader");
        assertCounts(1);
    }

    @Test
    void dataset_has100Members() {
        for (int number = 2; number <= 100; number++) {
            sharing.with(person(100 + number), "reader");
        }
        String token = sharing.invite("reader");
        assertThat(refused(sharing.accept(BEN, token), "LimitExceeded"))
                .isEqualTo("A dataset has at most 100 members.");
        assertThat(ok(sharing.members(ANN)).path("items")).hasSize(100);
        ok(sharing.leave(ANN));
        ok(sharing.accept(BEN, token));
    }

    @Test
    void identity_has100Memberships_thoseThatEndedAndWereNotLeftIncluded() {
        datasets.putItem(BEN, "memberships", (ObjectNode) read("{\"memberships\": {\"N\": \"99\"}}"));
        sharing.with(BEN, "reader");
        ok(sharing.delete(SAM, "w1"));
        ok(sharing.update(SAM, "w2", patch("colour", "red", 0)));
        // His entry of the earlier one is counted already.
        sharing.with(BEN, "reader");
        ok(sharing.remove(SAM, BEN));
        sharing.with(BEN, "reader");
        ok(sharing.as(SAM, "update", other()));
        ObjectNode invite = Datasets.arguments("other").put("role", "reader").put("name", "Sam");
        String token = ok(sharing.as(SAM, "invite", invite.put("expires", datasets.now.toEpochMilli() + 60_000)))
                .path("token")
                .asText();
        assertThat(refused(sharing.accept(BEN, token), "LimitExceeded"))
                .isEqualTo("An identity is a member of at most 100 datasets. Leave one first.");
        ok(sharing.leave(BEN));
        ok(sharing.accept(BEN, token));
    }

    private static ObjectNode other() {
        ObjectNode update = Datasets.arguments("other").put("writeId", "w");
        update.putArray("patches").add(patch("k", "v", 0));
        return update;
    }

    /** Clients wait and repeat by these types; that of the transaction would be taken for permanent. */
    @ParameterizedTest
    @CsvSource({
        "ThrottlingError, DynamoDB:ThrottlingException",
        "ProvisionedThroughputExceeded, DynamoDB:ProvisionedThroughputExceededException",
        "ConditionalCheckFailed, Contention",
        "ConditionCheckFailed, Contention",
        "ValidationError, DynamoDB:TransactionCanceledException"
    })
    void reasonOfACanceledTransaction_isTold(String reason, String type) {
        datasets.refusal = "TransactionCanceledException";
        datasets.reason = reason;
        refused(sharing.changes(ANN), type);
    }

    /** DynamoDB lets only one of a write and a transaction pass that meet on an item. */
    @Test
    void callsThatDynamoDbLetsNotPass_canBeRepeated() {
        datasets.refusal = "TransactionConflictException";
        refused(sharing.update(SAM, "w1", patch("colour", "blue", 1)), "Contention");
        ok(sharing.update(SAM, "w1", patch("colour", "blue", 1)));
        datasets.refusal = "TransactionCanceledException";
        refused(sharing.changes(ANN), "Contention");
        datasets.refusal = "TransactionCanceledException";
        refused(sharing.leave(ANN), "Contention");
        datasets.refusal = "ProvisionedThroughputExceededException";
        refused(sharing.changes(ANN), "DynamoDB:ProvisionedThroughputExceededException");
    }
}
