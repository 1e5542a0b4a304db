package cognitosync.localcloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.access.trail.ConsumedCapacity;
import cognitosync.localcloud.dynamodb.DynamoDbFixture.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * Failed writes are charged, but their errors do not say how much
 * (<a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithItems.html#WorkingWithItems.ConditionalWrites.ReturnConsumedCapacity">conditional
 * writes</a>, <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-capacity-handling">transactions</a>).
 */
class FailedWriteCostsTest {
    private static final String PUT_IF_NEW = """
            {"TableName": "items", "Item": {"owner": {"S": "a"}, "entry": {"S": "%s"}%s},
             "ConditionExpression": "attribute_not_exists(entry)"}""";
    private static final String TEXT = ", \"text\": {\"S\": \"" + "x".repeat(3_000) + "\"}";

    @AutoClose
    private final DynamoDbFixture fixture = new DynamoDbFixture();

    FailedWriteCostsTest() {
        fixture.table(DynamoDbFixture.COMPOSITE);
        fixture.put("a", "small", "");
        fixture.put("a", "large", TEXT);
        fixture.consumed.clear();
    }

    private Answer put(String entry, String more) {
        return fixture.call("PutItem", PUT_IF_NEW.formatted(entry, more));
    }

    private Answer transact(String... actions) {
        return fixture.call(
                "TransactWriteItems",
                "{\"ReturnConsumedCapacity\": \"INDEXES\", \"TransactItems\": [" + String.join(",", actions) + "]}");
    }

    private static String putInTransaction(String entry, String more) {
        return "{\"Put\": " + PUT_IF_NEW.formatted(entry, more) + "}";
    }

    @Test
    void failedCondition_costsAWriteOfTheExistingItem() {
        put("small", TEXT).refused("ConditionalCheckFailedException");
        put("large", "").refused("ConditionalCheckFailedException");
        assertThat(fixture.consumed).containsExactly(new ConsumedCapacity(0, 1), new ConsumedCapacity(0, 3));
    }

    @Test
    void failedCondition_onAMissingItem_costsOneUnit() {
        fixture.call("DeleteItem", """
                        {"TableName": "items", "Key": {"owner": {"S": "a"}, "entry": {"S": "none"}},
                         "ConditionExpression": "attribute_exists(entry)"}""").refused("ConditionalCheckFailedException");
        assertThat(fixture.consumed).containsExactly(new ConsumedCapacity(0, 1));
    }

    @Test
    void canceledTransaction_costsItsPreparation() {
        Answer canceled =
                transact(putInTransaction("new", TEXT), putInTransaction("small", TEXT), putInTransaction("large", ""));
        assertThat(canceled.refused("TransactionCanceledException"))
                .endsWith("[None, ConditionalCheckFailed, ConditionalCheckFailed]");
        assertThat(canceled.body().has("ConsumedCapacity")).isFalse();
        assertThat(fixture.consumed)
                .containsExactly(new ConsumedCapacity(0, 3), new ConsumedCapacity(0, 1), new ConsumedCapacity(0, 3));
    }

    @Test
    void transaction_thatIsRefusedBeforeItIsPrepared_costsNothing() {
        String get = "{\"Get\": {\"TableName\": \"items\", \"Key\": {\"owner\": {\"S\": \"a\"}}}}";
        fixture.call("TransactGetItems", "{\"TransactItems\": [" + get + "]}").refused("TransactionCanceledException");
        transact(get.replace("Get", "Delete")).refused("TransactionCanceledException");
        transact(putInTransaction("new", ""), putInTransaction("new", "")).refused("ValidationException");
        assertThat(fixture.consumed).isEmpty();
    }
}
