package cognitosync.infra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Stack;

/**
 * Datasets in a table of the stack.
 *
 * @param ceilings limits of the table's throughput
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Introduction.html">Amazon DynamoDB</a>
 */
record DynamoDb(TableCeilings ceilings) implements Backend {
    /** As context value {@code backend}, output {@code Backend} and {@code config.json} spell it. */
    static final String WORD = "dynamodb";

    @Override
    public String service() {
        return "DynamoDB";
    }

    @Override
    public Integration in(Stack stack, boolean retain) {
        DatasetTable table =
                new DatasetTable(stack, "Datasets", new DatasetTable.Props(ceilings, retain, Optional.empty()));
        String endpoint = "https://dynamodb." + stack.getRegion() + ".amazonaws.com";
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("kind", WORD);
        config.put("endpoint", endpoint);
        config.put("table", table.getTableName());
        return new Integration(
                new OwnPartitionPolicy(table.getTableArn()),
                List.of(endpoint),
                config,
                List.of(table),
                List.of(
                        new Output("Backend", WORD, "Service that stores the datasets."),
                        new Output("TableName", table.getTableName(), "Name of the table. " + ceilings.cost())));
    }
}
