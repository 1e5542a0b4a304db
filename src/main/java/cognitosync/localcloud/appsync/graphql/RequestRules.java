package cognitosync.localcloud.appsync.graphql;

import cognitosync.localcloud.access.Authorizer;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.appsync.api.ApiArn;
import cognitosync.localcloud.appsync.api.GraphqlApi;
import cognitosync.localcloud.appsync.datasource.DataSources;
import cognitosync.localcloud.appsync.resolver.DataSource;
import cognitosync.localcloud.appsync.resolver.Resolver;
import cognitosync.localcloud.appsync.resolver.Resolvers;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.protocol.AwsException;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What decides about the fields of a request.
 *
 * @param caller who sent it
 * @param authorizer evaluates the caller's policies
 * @param resolvers run resolvers
 * @param dataSources that resolvers use
 */
record RequestRules(
        Caller caller,
        Account account,
        Authorizer authorizer,
        Resolvers resolvers,
        DataSources dataSources,
        InstantSource clock) {
    private static final String ACTION = "appsync:GraphQL";
    private static final String DENIED = "AccessDeniedException";

    /** Whether the caller may use a field. */
    boolean allow(GraphqlApi api, String type, String field) {
        try {
            authorizer.authorize(
                    caller,
                    ACTION,
                    ApiArn.of(api.apiId(), "types", type, "fields", field).in(account));
            return true;
        } catch (AwsException e) {
            if (e.code().equals(DENIED)) {
                return false;
            }
            throw e;
        }
    }

    /** The resolver of a field, if it has one. */
    Optional<Resolver> resolver(GraphqlApi api, String type, String name) {
        GraphqlApi.Field field = new GraphqlApi.Field(type, name);
        return Optional.ofNullable(api.resolvers().get(field)).map(found -> resolver(api, field, found));
    }

    private Resolver resolver(GraphqlApi api, GraphqlApi.Field field, GraphqlApi.Resolver found) {
        if (found.dataSource().isPresent()) {
            return new Resolver.Unit(
                    field.toString(),
                    found.code(),
                    dataSource(api, found.dataSource().get()));
        }
        return new Resolver.Pipeline(
                field.toString(),
                found.code(),
                found.functions().stream().map(id -> function(api, id)).toList());
    }

    private Resolver.Function function(GraphqlApi api, String id) {
        GraphqlApi.Function function = api.functions().get(id);
        if (function == null) {
            return new Resolver.Function(id, "", DataSources.missing("No function found with id " + id + "."));
        }
        return new Resolver.Function(function.name(), function.code(), dataSource(api, function.dataSource()));
    }

    private DataSource dataSource(GraphqlApi api, String name) {
        return Optional.ofNullable(api.dataSources().get(name))
                .map(dataSources::of)
                .orElseGet(() -> DataSources.missing("No data source found named " + name + "."));
    }
}
