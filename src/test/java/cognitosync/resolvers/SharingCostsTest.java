package cognitosync.resolvers;

import static cognitosync.resolvers.Datasets.ok;
import static cognitosync.resolvers.Datasets.patch;
import static cognitosync.resolvers.Sharing.ANN;
import static cognitosync.resolvers.Sharing.BEN;
import static cognitosync.resolvers.Sharing.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.appsync.resolver.Resolution;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Requests and capacity units of the table, as docs/aws.md states them. */
class SharingCostsTest {
    @AutoClose
    private final Sharing sharing = new Sharing().withWall();

    private final Datasets datasets = sharing.datasets;

    /** What one's own data costs must not grow with sharing. */
    @Test
    void requests_areTheSameForTheOwner_andTransactionsForMembers() {
        sharing.with(ANN, "writer");
        datasets.calls.clear();
        ok(sharing.update(SAM, "w1", patch("colour", "blue", 1)));
        ok(sharing.changes(SAM));
        ok(sharing.changed(SAM));
        assertThat(datasets.calls).containsExactly("GetItem", "PutItem", "GetItem");
        datasets.calls.clear();
        ok(sharing.update(ANN, "w2", patch("colour", "red", 2)));
        ok(sharing.changes(ANN));
        ok(sharing.changed(ANN));
        assertThat(datasets.calls)
                .containsExactly("TransactGetItems", "TransactWriteItems", "TransactGetItems", "TransactGetItems");
    }

    private void assertUnits(int reads, int writes, Resolution resolution) {
        ok(resolution);
        assertThat(datasets.units).isEqualTo(reads + writes);
        datasets.units = 0;
    }

    /** Of small items: R and W are 1. */
    @Test
    void units_areTwiceAsManyForMembers_andOneOfEachForTheirMembership() {
        sharing.with(ANN, "reader");
        datasets.units = 0;
        assertUnits(1, 0, sharing.changes(SAM));
        assertUnits(1, 1, sharing.update(SAM, "w1", patch("colour", "blue", 1)));
        assertUnits(4, 0, sharing.changes(ANN));
        assertUnits(8, 4, sharing.setRole(SAM, ANN, "writer"));
        assertUnits(4, 4, sharing.update(ANN, "w2", patch("colour", "red", 2)));
        assertUnits(8, 8, sharing.leave(ANN));
        assertUnits(1, 1, sharing.invite(SAM, "writer", datasets.now.plusSeconds(60), "Sam"));
        String token = sharing.invite("writer");
        datasets.units = 0;
        assertUnits(11, 10, sharing.accept(ANN, token));
        assertUnits(8, 8, sharing.remove(SAM, ANN));
    }

    /** R is 13 and W is 50. */
    @Test
    void units_growWithTheDataset() {
        sharing.with(ANN, "writer");
        ok(sharing.update(ANN, "w1", patch("large", "x".repeat(50_000), 0)));
        datasets.units = 0;
        assertUnits(13, 0, sharing.changes(SAM));
        assertUnits(2 * 13 + 2, 0, sharing.changes(ANN));
        assertUnits(2 * 13 + 2, 2 * 50 + 2, sharing.update(ANN, "w2", patch("colour", "red", 1)));
        // A stranger's does not.
        assertUnits(8, 0, sharing.leave(BEN));
        assertUnits(8, 8, sharing.remove(SAM, ANN));
    }
}
