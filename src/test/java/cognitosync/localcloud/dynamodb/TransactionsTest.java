package cognitosync.localcloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.Declarations;
import cognitosync.localcloud.dynamodb.DynamoDbFixture.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TransactionsTest {
    private static final String ADD = """
            {"ClientRequestToken": "%s", "ReturnConsumedCapacity": "TOTAL", "TransactItems": [{"Update": {"TableName": "items",
              "Key": {"owner": {"S": "a"}, "entry": {"S": "b"}}, "UpdateExpression": "ADD n :n",
              "ExpressionAttributeValues": {":n": {"N": "%s"}}}}]}""";

    @AutoClose
    private final DynamoDbFixture fixture = new DynamoDbFixture();

    TransactionsTest() {
        fixture.table(DynamoDbFixture.COMPOSITE);
    }

    private Answer add(String token, String number) {
        return fixture.call("TransactWriteItems", ADD.formatted(token, number));
    }

    private String sum() {
        return fixture.call("GetItem", """
                        {"TableName": "items", "Key": {"owner": {"S": "a"}, "entry": {"S": "b"}}}""").ok().at("/Item/n/N").asText();
    }

    @Test
    void repeatedToken_takesEffectOnce_evenAfterARestart() {
        assertThat(add("one", "1")
                        .ok()
                        .at("/ConsumedCapacity/0/WriteCapacityUnits")
                        .asDouble())
                .isEqualTo(2);
        assertThat(add("one", "1")
                        .ok()
                        .at("/ConsumedCapacity/0/ReadCapacityUnits")
                        .asDouble())
                .as("a repeated request is a read")
                .isEqualTo(2);
        fixture.restart();
        fixture.now = fixture.now.plus(Duration.ofMinutes(9));
        add("one", "1").ok();
        assertThat(sum()).isEqualTo("1");
        add("two", "1").ok();
        assertThat(sum()).isEqualTo("2");
    }

    @Test
    void repeatedToken_afterTenMinutes_isANewRequest() {
        add("one", "1").ok();
        fixture.now = fixture.now.plus(Duration.ofMinutes(10));
        add("one", "1").ok();
        assertThat(sum()).isEqualTo("2");
    }

    @Test
    void tokenOfAnotherRequest_isRefused() {
        add("one", "1").ok();
        add("one", "2").refused("IdempotentParameterMismatchException");
        assertThat(sum()).isEqualTo("1");
    }

    @Test
    void token_ofAFailedTransaction_canBeReused() {
        fixture.put("a", "b", ", \"n\": {\"S\": \"text\"}");
        add("one", "1").refused("TransactionCanceledException");
        fixture.put("a", "b", "");
        add("one", "1").ok();
        assertThat(sum()).isEqualTo("1");
    }

    @Test
    void tokenOfARunningTransaction_isRefused_evenForAnotherRequest() {
        List<Answer> refused = new ArrayList<>();
        fixture.beforeCommit = () -> {
            refused.add(add("one", "1"));
            refused.add(fixture.call(
                    "TransactWriteItems",
                    ADD.formatted("one", "1").replace("\"S\": \"b\"", "\"S\": \"another item\"")));
        };
        add("one", "1").ok();
        fixture.beforeCommit = () -> {};
        assertThat(refused).hasSize(2).allSatisfy(answer -> {
            answer.refused("TransactionInProgressException");
            assertThat(answer.body()).isEqualTo(Declarations.json("""
                    {"__type": "com.amazonaws.dynamodb.v20120810#TransactionInProgressException",
                     "Message": "Transaction from previous request is still in progress"}"""));
        });
        add("one", "1").ok();
        assertThat(sum()).isEqualTo("1");
    }

    @Test
    void repeatedToken_duringAnotherTransactionOnItsItem_succeeds() {
        add("one", "1").ok();
        List<Double> units = new ArrayList<>();
        fixture.beforeCommit = () -> {
            units.add(add("one", "1")
                    .ok()
                    .at("/ConsumedCapacity/0/ReadCapacityUnits")
                    .asDouble());
            add("one", "2").refused("IdempotentParameterMismatchException");
            add("new", "1").refused("TransactionCanceledException");
        };
        add("two", "1").ok();
        fixture.beforeCommit = () -> {};
        assertThat(units).containsExactly(2.0);
        assertThat(sum()).isEqualTo("2");
    }

    @Test
    void token_thatIsTooLong_isRefused() {
        assertThat(add("x".repeat(37), "1").refused("ValidationException"))
                .isEqualTo(
                        "1 validation error detected: Value '" + "x".repeat(37) + "' at 'clientRequestToken' failed to"
                                + " satisfy constraint: Member must have length less than or equal to 36");
    }

    @Test
    void itemOfARunningTransaction_cannotBeWrittenByOthers() {
        List<String> refused = new ArrayList<>();
        String key = "\"TableName\": \"items\", \"Key\": {\"owner\": {\"S\": \"a\"}, \"entry\": {\"S\": \"b\"}}";
        String other = "{\"Delete\": {" + key.replace("\"b\"", "\"c\"") + "}}, ";
        fixture.beforeCommit = () -> {
            refused.add(fixture.call("DeleteItem", "{" + key + "}").refused("TransactionConflictException"));
            refused.add(fixture.call("TransactGetItems", "{\"TransactItems\": [{\"Get\": {" + key + "}}]}")
                    .refused("TransactionCanceledException"));
            refused.add(fixture.call(
                            "TransactWriteItems", "{\"TransactItems\": [" + other + "{\"Delete\": {" + key + "}}]}")
                    .refused("TransactionCanceledException"));
        };
        add("one", "1").ok();
        fixture.beforeCommit = () -> {};
        String canceled = "Transaction cancelled, please refer cancellation reasons for specific reasons ";
        assertThat(refused)
                .containsExactly(
                        "Transaction is ongoing for the item",
                        canceled + "[TransactionConflict]",
                        canceled + "[None, TransactionConflict]");
        fixture.call("DeleteItem", "{" + key + "}").ok();
    }

    private String puts(int count, String more) {
        return IntStream.range(0, count)
                .mapToObj(i -> """
                        {"Put": {"TableName": "items", "Item": {"owner": {"S": "a"}, "entry": {"S": "%d"}%s}}}""".formatted(i, more))
                .collect(Collectors.joining(",", "{\"TransactItems\": [", "]}"));
    }

    @Test
    void transaction_of100Actions_succeeds_andOneMoreIsRefused() {
        fixture.call("TransactWriteItems", puts(100, "")).ok();
        assertThat(fixture.call("TransactWriteItems", puts(101, "")).refused("ValidationException"))
                .endsWith(
                        "at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to 100");
    }

    @Test
    void transaction_ofMoreThanFourMegabytes_isRefusedAsAWhole() {
        String text = ", \"text\": {\"S\": \"" + "x".repeat(390_000) + "\"}";
        fixture.call("TransactWriteItems", puts(10, text)).ok();
        assertThat(fixture.call("TransactWriteItems", puts(11, text)).refused("ValidationException"))
                .contains("4 MB");
        assertThat(fixture.call(
                                "Scan",
                                "{\"TableName\": \"items\", \"Select\": \"COUNT\", \"FilterExpression\": \"entry = :i\","
                                        + " \"ExpressionAttributeValues\": {\":i\": {\"S\": \"10\"}}}")
                        .ok()
                        .get("Count")
                        .asInt())
                .isZero();
    }
}
