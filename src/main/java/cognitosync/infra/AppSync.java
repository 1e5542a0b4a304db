package cognitosync.infra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Stack;
import software.constructs.IDependable;

/**
 * Datasets in the same table as with {@link DynamoDb}, behind a GraphQL API that tells of changes.
 *
 * @param ceilings limits of the table's throughput
 * @param introspection whether clients may ask for the schema
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/what-is-appsync.html">AWS AppSync</a>
 */
record AppSync(TableCeilings ceilings, boolean introspection) implements Backend {
    /** As context value {@code backend}, output {@code Backend} and {@code config.json} spell it. */
    static final String WORD = "appsync";

    @Override
    public String service() {
        return "AppSync";
    }

    @Override
    public Integration in(Stack stack, boolean retain) {
        // The table of DynamoDb by its name in the template: a change between the two keeps it. Invitations end.
        DatasetTable table =
                new DatasetTable(stack, "Datasets", new DatasetTable.Props(ceilings, retain, Optional.of("expires")));
        DatasetApi api = new DatasetApi(stack, "Api", new DatasetApi.Props(table, introspection));
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("kind", WORD);
        config.put("endpoint", api.graphQlUrl());
        config.put("realtime", api.realtimeUrl());
        List<IDependable> usableAfter = new ArrayList<>(List.of(table));
        usableAfter.addAll(api.resolvers());
        return new Integration(
                new DatasetFieldsPolicy(api.arn()),
                List.of(api.graphQlUrl(), api.realtimeUrl()),
                config,
                usableAfter,
                List.of(
                        new Output("Backend", WORD, "Service that stores the datasets."),
                        new Output(
                                "TableName",
                                table.getTableName(),
                                "Name of the table. " + ceilings.cost()
                                        + " Those of the API come on top, without a ceiling."),
                        new Output("GraphQLUrl", api.graphQlUrl(), "Where queries and mutations go."),
                        new Output("RealtimeUrl", api.realtimeUrl(), "Where subscriptions connect to.")));
    }
}
