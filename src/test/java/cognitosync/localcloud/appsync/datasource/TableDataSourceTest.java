package cognitosync.localcloud.appsync.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.appsync.api.GraphqlApi;
import cognitosync.localcloud.appsync.datasource.TableCalls.Outcome;
import cognitosync.localcloud.appsync.resolver.DataSource;
import cognitosync.localcloud.appsync.resolver.DataSource.Reply;
import cognitosync.localcloud.appsync.resolver.DataSource.RequestException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What request handlers return becomes requests of DynamoDB, and its answers become results. */
class TableDataSourceTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CONDITION =
            "'condition': {'expression': 'v = :v', 'expressionValues': {':v': {'N': '1'}}}";

    private final List<String> calls = new ArrayList<>();
    private final Deque<Outcome> outcomes = new ArrayDeque<>();
    private final DataSource table = new DataSources((role, operation, request) -> {
                calls.add(role + " " + operation + " " + text(request));
                return outcomes.isEmpty() ? Outcome.of(JSON.createObjectNode()) : outcomes.remove();
            })
            .of(new GraphqlApi.DataSource(Optional.of("role"), Optional.of("walls")));

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static String text(JsonNode json) {
        return json.toString().replace('"', '\'');
    }

    private void answers(String body) {
        outcomes.add(Outcome.of((ObjectNode) json(body)));
    }

    private void fails(String code, String members) {
        outcomes.add(new Outcome(code, "failed", (ObjectNode) json(members)));
    }

    private Reply invoke(String request) {
        return table.invoke(json(request));
    }

    private static String error(Reply reply) {
        return reply.error()
                .map(failure -> failure.type() + " " + failure.message())
                .orElse("");
    }

    @Test
    void getItem_readsATypedItem_asPlainValues() {
        answers(
                "{'Item': {'s': {'S': 't'}, 'n': {'N': '12'}, 'f': {'N': '1.5'}, 'big': {'N': '1E+20'}, 'b': {'BOOL': true},"
                        + " 'nil': {'NULL': true}, 'm': {'M': {'l': {'L': [{'S': 'x'}, {'N': '0'}]}}}, 'ns': {'NS': ['1', '2']},"
                        + " 'ss': {'SS': ['a']}, 'bin': {'B': 'AQ=='}}}");
        assertThat(text(invoke("{'operation': 'GetItem', 'key': {'id': {'S': 'w'}}, 'consistentRead': true,"
                                + " 'projection': {'expression': '#a', 'expressionNames': {'#a': 's'}}}")
                        .result()))
                .isEqualTo("{'s':'t','n':12,'f':1.5,'big':1E+20,'b':true,'nil':null,'m':{'l':['x',0]},'ns':[1,2],"
                        + "'ss':['a'],'bin':'AQ=='}");
        assertThat(calls)
                .containsExactly("role GetItem {'TableName':'walls','Key':{'id':{'S':'w'}},'ConsistentRead':true,"
                        + "'ProjectionExpression':'#a','ExpressionAttributeNames':{'#a':'s'}}");
        assertThat(invoke("{'operation': 'GetItem', 'key': {'id': {'S': 'z'}}}")
                        .result()
                        .isNull())
                .isTrue();
    }

    @Test
    void putItem_writesKeyAndAttributes_andReturnsThem() {
        Reply reply =
                invoke("{'operation': 'PutItem', 'key': {'id': {'S': 'w'}}, 'attributeValues': {'v': {'N': '2'}}, "
                        + CONDITION + "}");
        assertThat(text(reply.result())).isEqualTo("{'v':2,'id':'w'}");
        assertThat(calls)
                .containsExactly("role PutItem {'TableName':'walls','Item':{'v':{'N':'2'},'id':{'S':'w'}},"
                        + "'ConditionExpression':'v = :v','ExpressionAttributeValues':{':v':{'N':'1'}}}");
    }

    @Test
    void failedCondition_tellsThePresentItem() {
        fails("ConditionalCheckFailedException", "{}");
        answers("{'Item': {'id': {'S': 'w'}, 'v': {'N': '8'}}}");
        Reply reply =
                invoke("{'operation': 'PutItem', 'key': {'id': {'S': 'w'}}, 'attributeValues': {'v': {'N': '2'}}, "
                        + CONDITION + "}");
        assertThat(error(reply)).isEqualTo("DynamoDB:ConditionalCheckFailedException failed");
        assertThat(text(reply.result())).isEqualTo("{'id':'w','v':8}");
        assertThat(calls.get(1))
                .isEqualTo("role GetItem {'TableName':'walls','Key':{'id':{'S':'w'}},'ConsistentRead':true}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    PutItem    | {'Item': {'id': {'S': 'w'}, 'v': {'N': '2'}}} |              | true
                    PutItem    | {'Item': {'id': {'S': 'w'}, 'v': {'N': '3'}}} |              | false
                    PutItem    | {'Item': {'id': {'S': 'w'}, 'v': {'N': '3'}}} | 'equalsIgnore': ['v'], | true
                    DeleteItem | {}                                            |              | true
                    DeleteItem | {'Item': {'id': {'S': 'w'}}}                  |              | false
                    UpdateItem | {'Item': {'id': {'S': 'w'}, 'v': {'N': '2'}}} |              | false
                    """)
    void failedCondition_ofWhatIsThereAlready_isASuccess(
            String operation, String present, String more, boolean isSuccess) {
        fails("ConditionalCheckFailedException", "{}");
        answers(present);
        String members =
                switch (operation) {
                    case "PutItem" -> "'attributeValues': {'v': {'N': '2'}}, ";
                    case "UpdateItem" -> "'update': {'expression': 'SET v = 2'}, ";
                    default -> "";
                };
        String condition = CONDITION.replace("{'expression'", "{" + (more == null ? "" : more) + "'expression'");
        Reply reply =
                invoke("{'operation': '" + operation + "', 'key': {'id': {'S': 'w'}}, " + members + condition + "}");
        assertThat(reply.error().isEmpty()).isEqualTo(isSuccess);
    }

    @Test
    void updateItem_mergesThePlaceholders_andReturnsTheNewItem() {
        answers("{'Attributes': {'v': {'N': '3'}}}");
        Reply reply = invoke("{'operation': 'UpdateItem', 'key': {'id': {'S': 'w'}}, 'update': {'expression':"
                + " 'SET #v = :new', 'expressionNames': {'#v': 'v'}, 'expressionValues': {':new': {'N': '3'}}}, "
                + CONDITION + "}");
        assertThat(text(reply.result())).isEqualTo("{'v':3}");
        assertThat(calls.get(0))
                .contains("'ExpressionAttributeValues':{':new':{'N':'3'},':v':{'N':'1'}}", "'ReturnValues':'ALL_NEW'");
    }

    @Test
    void query_hasPages_whoseTokenIsTakenBack() {
        answers("{'Items': [{'id': {'S': 'a'}}], 'ScannedCount': 1, 'LastEvaluatedKey': {'id': {'S': 'a'}}}");
        String query =
                "{'operation': 'Query', 'query': {'expression': 'id = :i', 'expressionValues': {':i': {'S': 'a'}}},"
                        + " 'limit': 1, 'scanIndexForward': false%s}";
        JsonNode page = invoke(query.formatted("")).result();
        assertThat(text(page.path("items"))).isEqualTo("[{'id':'a'}]");
        assertThat(page.path("scannedCount").asInt()).isEqualTo(1);
        String token = page.path("nextToken").asText();
        answers("{'Items': [], 'ScannedCount': 0}");
        assertThat(text(invoke(query.formatted(", 'nextToken': '" + token + "'"))
                        .result()))
                .isEqualTo("{'items':[],'nextToken':null,'scannedCount':0}");
        assertThat(calls.get(1))
                .contains("'ExclusiveStartKey':{'id':{'S':'a'}}", "'Limit':1", "'ScanIndexForward':false");
        assertThatThrownBy(() -> invoke(query.formatted(", 'nextToken': 'other'")))
                .isInstanceOf(RequestException.class)
                .hasMessage("Invalid pagination token given.");
    }

    @Test
    void scan_takesAFilter() {
        answers("{'Items': [], 'ScannedCount': 4}");
        invoke("{'operation': 'Scan', 'filter': {'expression': 'v > :v', 'expressionValues': {':v': {'N': '1'}}}}");
        assertThat(calls)
                .containsExactly("role Scan {'TableName':'walls','FilterExpression':'v > :v',"
                        + "'ExpressionAttributeValues':{':v':{'N':'1'}}}");
    }

    @Test
    void transactWriteItems_returnsKeys_orTheReasons() {
        String request = "{'operation': 'TransactWriteItems', 'transactItems': ["
                + "{'table': 'a', 'operation': 'ConditionCheck', 'key': {'id': {'S': '1'}}, " + CONDITION + "},"
                + "{'table': 'b', 'operation': 'PutItem', 'key': {'id': {'S': '2'}}, 'condition': {'expression': 'x',"
                + " 'returnValuesOnConditionCheckFailure': false}},"
                + "{'table': 'b', 'operation': 'DeleteItem', 'key': {'id': {'S': '3'}}}]}";
        assertThat(text(invoke(request).result()))
                .isEqualTo("{'keys':[{'id':'1'},{'id':'2'},{'id':'3'}],'cancellationReasons':null}");
        assertThat(calls.get(0))
                .contains(
                        "{'ConditionCheck':{'TableName':'a'",
                        "{'Put':{'TableName':'b','Item':{'id':{'S':'2'}}",
                        "'ReturnValuesOnConditionCheckFailure':'NONE'",
                        "{'Delete':{'TableName':'b'");
        fails(
                "TransactionCanceledException",
                "{'CancellationReasons': [{'Code': 'ConditionalCheckFailed', 'Message': 'no', 'Item': {'v': {'N': '1'}}},"
                        + " {'Code': 'None'}, {'Code': 'None'}]}");
        Reply reply = invoke(request);
        assertThat(error(reply)).isEqualTo("DynamoDB:TransactionCanceledException failed");
        assertThat(text(reply.result()))
                .isEqualTo("{'keys':null,'cancellationReasons':[{'item':{'v':1},'type':'ConditionalCheckFailed',"
                        + "'message':'no'},{'type':'None','message':'None'},{'type':'None','message':'None'}]}");
    }

    @Test
    void transactGetItems_returnsItemsInOrder() {
        answers("{'Responses': [{'Item': {'v': {'N': '1'}}}, {}]}");
        assertThat(text(invoke(
                                "{'operation': 'TransactGetItems', 'transactItems': [{'table': 'a', 'key': {'id': {'S': '1'}}},"
                                        + " {'table': 'a', 'key': {'id': {'S': '2'}}}]}")
                        .result()))
                .isEqualTo("{'items':[{'v':1},null],'cancellationReasons':null}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    {}                                                           | Value for field '$[operation]' not found.
                    {'operation': 'BatchGetItem'}                                | The operation BatchGetItem of DynamoDB is not supported here.
                    {'operation': 'Sync'}                                        | The operation Sync of DynamoDB is not supported here.
                    {'operation': 'GetItem'}                                     | Value for field '$[key]' not found.
                    {'operation': 'PutItem', 'key': {}, 'item': {}}              | Unsupported element '$[item]'.
                    {'operation': 'PutItem', 'key': {}, 'condition': {'a': 1}}   | Unsupported element '$[condition][a]'.
                    {'operation': 'UpdateItem', 'key': {}}                       | Value for field '$[update]' not found.
                    {'operation': 'TransactWriteItems'}                          | Value for field '$[transactItems]' not found.
                    """)
    void requestThatCannotBeSent_isRefusedByName(String request, String message) {
        assertThatThrownBy(() -> invoke(request))
                .isInstanceOf(RequestException.class)
                .hasMessage(message);
        assertThat(calls).isEmpty();
    }

    @Test
    void handlersInLambda_areRefused() {
        assertThatThrownBy(() ->
                        invoke("{'operation': 'DeleteItem', 'key': {'id': {'S': 'w'}}, 'condition': {'expression': 'x',"
                                + " 'conditionalCheckFailedHandler': {'strategy': 'Custom', 'lambdaArn': 'arn'}}}"))
                .hasMessageContaining("The strategy Custom of conditionalCheckFailedHandler is not supported here");
    }
}
