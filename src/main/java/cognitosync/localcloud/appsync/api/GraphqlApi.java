package cognitosync.localcloud.appsync.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An API with everything that belongs to it.
 *
 * @param apiId in ARNs
 * @param endpointId in host names
 * @param settings from the template
 * @param definition its schema, once it is deployed
 * @param dataSources by name
 * @param functions by id
 * @param resolvers by field
 */
public record GraphqlApi(
        String apiId,
        String endpointId,
        Settings settings,
        Optional<String> definition,
        Map<String, DataSource> dataSources,
        Map<String, Function> functions,
        Map<Field, Resolver> resolvers) {
    /** Takes copies. */
    public GraphqlApi {
        dataSources = Map.copyOf(dataSources);
        functions = Map.copyOf(functions);
        resolvers = Map.copyOf(resolvers);
    }

    /**
     * Settings of an API.
     *
     * @param name for people
     * @param introspection whether clients may ask for the schema
     * @param queryDepthLimit how deep a query may nest; 0 is no limit of its own
     * @param resolverCountLimit how many resolvers a query may use; 0 is no limit of its own
     * @param environment what resolvers get as {@code ctx.env}
     */
    public record Settings(
            String name,
            boolean introspection,
            int queryDepthLimit,
            int resolverCountLimit,
            Map<String, String> environment) {
        /** Takes a copy. */
        public Settings {
            environment = Map.copyOf(environment);
        }
    }

    /**
     * A data source.
     *
     * @param serviceRoleArn whose policies are evaluated, if the type needs a role
     * @param tableName for a table of DynamoDB; a data source without one is of type NONE
     */
    public record DataSource(Optional<String> serviceRoleArn, Optional<String> tableName) {}

    /** A function of pipelines. */
    public record Function(String name, String dataSource, String code) {}

    /** A field of a type. */
    public record Field(String type, String name) {
        @Override
        public String toString() {
            return type + "." + name;
        }
    }

    /**
     * A resolver.
     *
     * @param dataSource of a unit resolver
     * @param functions ids of those of a pipeline, in order; none for a unit resolver
     */
    public record Resolver(Optional<String> dataSource, List<String> functions, String code) {
        /** Takes a copy. */
        public Resolver {
            functions = List.copyOf(functions);
        }
    }
}
