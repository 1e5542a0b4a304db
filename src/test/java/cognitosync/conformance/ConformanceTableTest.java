package cognitosync.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keeps the documented table, the suite and the contract in step. */
class ConformanceTableTest {
    private static final int VECTORS = 15;
    private static final int RULES = 16;

    private final ConformanceTable table = ConformanceTable.of(CognitoSyncContractIT.class);

    @Test
    void document_hasTheTableOfTheSuite() throws IOException {
        DocumentedTable.assertRight(table::in);
    }

    @Test
    void everyVectorAndEveryRule_hasATest() {
        assertThat(numbers(ContractTest::vectors)).isEqualTo(upTo(VECTORS));
        assertThat(numbers(ContractTest::rules)).isEqualTo(upTo(RULES));
    }

    @ParameterizedTest
    @EnumSource
    void everyOperation_thatIsChecked_isCheckedWithEveryClient(Operation operation) {
        Set<Boolean> checked = new TreeSet<>();
        for (Client client : Set.of(Client.JAVA_V2, Client.JAVASCRIPT_V3, Client.SYNC_MANAGER)) {
            checked.add(table.tests(operation, client) > 0);
        }
        assertThat(checked)
                .as("%s is checked with all three clients or with none", operation)
                .hasSize(1);
    }

    private Set<Integer> numbers(Function<ContractTest, int[]> of) {
        Set<Integer> numbers = new TreeSet<>();
        table.tests().forEach(test -> IntStream.of(of.apply(test)).forEach(numbers::add));
        return numbers;
    }

    private static Set<Integer> upTo(int last) {
        Set<Integer> numbers = new TreeSet<>();
        IntStream.rangeClosed(1, last).forEach(numbers::add);
        return numbers;
    }
}
