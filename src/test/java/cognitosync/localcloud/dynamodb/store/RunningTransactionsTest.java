package cognitosync.localcloud.dynamodb.store;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.dynamodb.item.Binary;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningTransactionsTest {
    private static final ItemKey ONE = new ItemKey(1, 0, Binary.of((byte) 1), Binary.of());
    private static final ItemKey TWO = new ItemKey(1, 0, Binary.of((byte) 2), Binary.of());
    private static final ItemKey THREE = new ItemKey(1, 0, Binary.of((byte) 3), Binary.of());

    private final RunningTransactions running = new RunningTransactions();

    @Test
    void transactionWithAnItemOfAnother_locksNothing() {
        assertThat(running.begin(List.of(ONE, TWO))).containsExactly(false, false);
        assertThat(running.begin(List.of(THREE, TWO))).containsExactly(false, true);
        assertThat(running.contains(THREE)).isFalse();
        assertThat(running.contains(ONE)).isTrue();
    }

    @Test
    void items_areReleasedAtTheEnd() {
        running.begin(List.of(ONE, TWO));
        running.end(List.of(ONE, TWO));
        assertThat(running.begin(List.of(TWO))).containsExactly(false);
    }
}
