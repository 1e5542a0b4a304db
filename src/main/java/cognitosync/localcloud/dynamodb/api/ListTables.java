package cognitosync.localcloud.dynamodb.api;

import cognitosync.localcloud.dynamodb.table.Table;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Lists table names, in pages.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTables.html">ListTables</a>
 */
public record ListTables(Engine engine) implements DynamoDbOperation {
    private static final int MOST = 100;
    private static final int SHORTEST_NAME = 3;
    private static final int LONGEST_NAME = 255;

    @Override
    public PreparedCall prepare(Input input) {
        new RequestConstraints()
                .between(input, "Limit", 1, MOST)
                .length(input, "ExclusiveStartTableName", SHORTEST_NAME, LONGEST_NAME)
                .verify();
        String after = input.text("ExclusiveStartTableName").orElse("");
        int limit = input.integer("Limit").orElse(MOST);
        return new PreparedCall(
                List.of(new ConditionKeys().of(name(), engine.tables().arn("*"))), () -> answer(after, limit));
    }

    private ObjectNode answer(String after, int limit) {
        List<String> names = engine.tables().all().stream()
                .map(Table::name)
                .filter(name -> name.compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("TableNames");
        names.stream().limit(limit).forEach(list::add);
        if (names.size() > limit) {
            answer.put("LastEvaluatedTableName", names.get(limit - 1));
        }
        return answer;
    }
}
