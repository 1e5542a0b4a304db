package cognitosync.localcloud.dynamodb.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.dynamodb.item.AttributeValue.B;
import cognitosync.localcloud.dynamodb.item.AttributeValue.BOOL;
import cognitosync.localcloud.dynamodb.item.AttributeValue.L;
import cognitosync.localcloud.dynamodb.item.AttributeValue.N;
import cognitosync.localcloud.dynamodb.item.AttributeValue.S;
import cognitosync.localcloud.dynamodb.item.KeySchema.KeyAttribute;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeySchemaTest {
    private static final KeySchema SIMPLE =
            new KeySchema(new KeyAttribute("a", AttributeValue.Type.S), Optional.empty());
    private static final KeySchema COMPOSITE = new KeySchema(
            new KeyAttribute("a", AttributeValue.Type.S), Optional.of(new KeyAttribute("b", AttributeValue.Type.B)));
    private static final String MISMATCH = "The provided key element does not match the schema";
    private static final AttributeValue BYTES = new B(Binary.of((byte) 1));

    @Test
    void key_withTheRightAttributes_isRead() {
        assertThat(SIMPLE.key(item("a", new S("x")))).isEqualTo(new KeySchema.Key(new S("x"), Optional.empty()));
        assertThat(COMPOSITE.key(new Item(Map.of("a", new S("x"), "b", BYTES))))
                .isEqualTo(new KeySchema.Key(new S("x"), Optional.of(BYTES)));
    }

    @Test
    void key_withOtherAttributesOrTypes_isRefused() {
        for (Item key : List.of(
                Item.EMPTY,
                item("b", new S("x")),
                item("a", new BOOL(true)),
                item("a", new N(Decimal.ZERO)),
                item("a", new L(List.of())),
                new Item(Map.of("a", new S("x"), "c", new S("x"))))) {
            assertThatThrownBy(() -> SIMPLE.key(key)).hasMessage(MISMATCH);
        }
        assertThatThrownBy(() -> COMPOSITE.key(item("a", new S("x")))).hasMessage(MISMATCH);
    }

    @Test
    void item_withoutItsKey_isRefused() {
        String invalid = "One or more parameter values were invalid: ";
        assertThatThrownBy(() -> SIMPLE.keyOf(item("b", new S("x"))))
                .hasMessage(invalid + "Missing the key a in the item");
        assertThatThrownBy(() -> COMPOSITE.keyOf(item("a", new S("x"))))
                .hasMessage(invalid + "Missing the key b in the item");
        assertThatThrownBy(() -> SIMPLE.keyOf(item("a", new BOOL(true))))
                .hasMessage(invalid + "Type mismatch for key a expected: S actual: BOOL");
        Item whole = new Item(Map.of("a", new S("x"), "b", BYTES, "c", new S("y")));
        assertThat(COMPOSITE.keyOf(whole)).isEqualTo(new KeySchema.Key(new S("x"), Optional.of(BYTES)));
        assertThat(COMPOSITE.only(whole)).isEqualTo(new Item(Map.of("a", new S("x"), "b", BYTES)));
    }

    @Test
    void emptyKeyValue_isRefused() {
        String empty = "One or more parameter values are not valid. "
                + "The AttributeValue for a key attribute cannot contain an empty ";
        assertThatThrownBy(() -> SIMPLE.key(item("a", new S("")))).hasMessage(empty + "string value. Key: a");
        assertThatThrownBy(() -> SIMPLE.keyOf(item("a", new S("")))).hasMessage(empty + "string value. Key: a");
        assertThatThrownBy(() -> COMPOSITE.key(new Item(Map.of("a", new S("x"), "b", new B(Binary.of())))))
                .hasMessage(empty + "binary value. Key: b");
    }

    @Test
    void keyValueWithTooManyBytes_isRefused() {
        SIMPLE.key(item("a", new S("x".repeat(2048))));
        SIMPLE.key(item("a", new S("ü".repeat(1024))));
        assertThatThrownBy(() -> SIMPLE.key(item("a", new S("ü".repeat(1024) + "x"))))
                .hasMessage("One or more parameter values were invalid: "
                        + "Size of hashkey has exceeded the maximum size limit of2048 bytes");
        COMPOSITE.key(new Item(Map.of("a", new S("x"), "b", new B(Binary.of(new byte[1024])))));
        assertThatThrownBy(
                        () -> COMPOSITE.key(new Item(Map.of("a", new S("x"), "b", new B(Binary.of(new byte[1025]))))))
                .hasMessage("One or more parameter values were invalid: "
                        + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
    }

    @Test
    void keyOfADocumentType_isInvalid() {
        assertThatThrownBy(() -> new KeyAttribute("a", AttributeValue.Type.M))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Item item(String name, AttributeValue value) {
        return new Item(Map.of(name, value));
    }
}
