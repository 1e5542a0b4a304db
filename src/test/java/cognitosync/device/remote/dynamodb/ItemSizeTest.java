package cognitosync.device.remote.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cognitosync.localcloud.dynamodb.item.Decimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ItemSizeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1",
                "9",
                "10",
                "99",
                "100",
                "101",
                "1000",
                "12345",
                "1767225600000",
                "9007199254740991",
                "-1",
                "-1234.5",
                "0.001",
                "1e40"
            })
    void number_isCountedAsTheLocalCloudDoes(String number) {
        assertThat(ItemSize.of(AttributeValue.fromN(number)))
                .isEqualTo(Decimal.parse(number).size());
    }

    /** The numbers of the developer guide: names and text in UTF-8, 3 bytes for a document and 1 for each of its members. */
    @Test
    void item_isTheSumOfNamesAndValues() {
        assertThat(ItemSize.of(Map.of("é", AttributeValue.fromS("🎨")))).isEqualTo(2 + 4);
        assertThat(ItemSize.of(Map.of("b", AttributeValue.fromBool(false)))).isEqualTo(1 + 1);
        assertThat(ItemSize.of(AttributeValue.fromM(Map.of()))).isEqualTo(3);
        assertThat(ItemSize.of(AttributeValue.fromM(
                        Map.of("key", AttributeValue.fromM(Map.of("value", AttributeValue.fromS("red")))))))
                .isEqualTo(3 + 1 + 3 + (3 + 1 + 5 + 3));
        assertThat(ItemSize.of(AttributeValue.fromL(List.of(AttributeValue.fromS("ab"), AttributeValue.fromS("")))))
                .isEqualTo(3 + 2 + 2);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "1024, 1", "1025, 2", "351232, 343", "351233, 344"})
    void writeUnits_areWholeKilobytes(long bytes, long units) {
        assertThat(ItemSize.writeUnits(bytes)).isEqualTo(units);
    }

    @Test
    void typeThatNoDatasetHas_isNotCountedAsNothing() {
        assertThatIllegalStateException().isThrownBy(() -> ItemSize.of(AttributeValue.fromSs(List.of("a"))));
    }
}
