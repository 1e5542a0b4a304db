package cognitosync.localcloud.appsync.datasource;

import cognitosync.localcloud.appsync.api.GraphqlApi;
import cognitosync.localcloud.appsync.resolver.DataSource;
import cognitosync.localcloud.appsync.resolver.DataSource.RequestException;

/** The data sources that an API declares. */
public record DataSources(TableCalls tables) {
    /** What a declaration stands for. */
    public DataSource of(GraphqlApi.DataSource declared) {
        return declared.tableName()
                .<DataSource>map(table ->
                        new TableDataSource(tables, declared.serviceRoleArn().orElse(""), table))
                .orElse(DataSource.NONE);
    }

    /** Stands for one that has been deleted. */
    public static DataSource missing(String message) {
        return request -> {
            throw new RequestException(message);
        };
    }
}
