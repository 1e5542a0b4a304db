package cognitosync.localcloud.appsync.graphql;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.appsync.api.GraphqlApi;
import cognitosync.localcloud.http.Request;

/** Executes GraphQL for authenticated callers. */
public interface GraphqlExecutor {
    /**
     * Executes a query or mutation.
     *
     * @throws GraphqlException where the request is refused as a whole
     */
    GraphqlAnswer execute(GraphqlApi api, Caller caller, Request http, GraphqlRequest request);

    /**
     * Begins a subscription: authorizes its field and runs its resolver, if it has one.
     *
     * @throws GraphqlException where the request is refused as a whole
     */
    Subscribing subscribe(GraphqlApi api, Caller caller, Request http, GraphqlRequest request);
}
