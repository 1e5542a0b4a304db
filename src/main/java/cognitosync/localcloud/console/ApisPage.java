package cognitosync.localcloud.console;

import cognitosync.localcloud.appsync.api.ApiArn;
import cognitosync.localcloud.appsync.api.GraphqlApi;
import cognitosync.localcloud.appsync.api.GraphqlApis;
import cognitosync.localcloud.cloudformation.stack.Stacks;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.messages.Messages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code /_local/console/apis}: all GraphQL APIs, with their settings. */
record ApisPage(GraphqlApis apis, Stacks stacks) implements Page {
    static final String PATH = "/apis";

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String template() {
        return "apis";
    }

    @Override
    public String title() {
        return Messages.text("console.section.apis");
    }

    /**
     * An API.
     *
     * @param contents number of data sources, functions and resolvers
     * @param limits of queries; empty if the API sets none
     * @param resource that created the API; with an empty href if it is in no stack
     */
    record ApiView(
            String id,
            String name,
            String href,
            String contents,
            boolean introspection,
            String limits,
            StackResourceLink resource) {
        static ApiView of(GraphqlApi api, StackResourceLink resource) {
            return new ApiView(
                    api.apiId(),
                    api.settings().name(),
                    ApiPage.href(api.apiId()),
                    Messages.text(
                            "console.apis.contents",
                            Formats.dataSources(api.dataSources().size()),
                            Formats.functions(api.functions().size()),
                            Formats.resolvers(api.resolvers().size())),
                    api.settings().introspection(),
                    limits(api.settings()),
                    resource);
        }

        private static String limits(GraphqlApi.Settings settings) {
            int depth = settings.queryDepthLimit();
            int resolvers = settings.resolverCountLimit();
            if (depth > 0 && resolvers > 0) {
                return Messages.text("console.apis.limits", depth, resolvers);
            } else if (depth > 0) {
                return Messages.text("console.apis.depth-limit", depth);
            }
            return resolvers > 0 ? Messages.text("console.apis.resolver-limit", resolvers) : "";
        }
    }

    @Override
    public Map<String, Object> values(Request request) {
        String after = request.query("after").orElse("");
        Listing<GraphqlApi> found = Listing.of(apis.list(after, Listing.LIMIT + 1), GraphqlApi::apiId, PATH, Map.of());
        return Map.of(
                "apis",
                views(found.items()),
                "none",
                found.items().isEmpty() && after.isEmpty(),
                "end",
                found.items().isEmpty() && !after.isEmpty(),
                "next",
                found.next());
    }

    private List<ApiView> views(List<GraphqlApi> all) {
        Map<String, StackResourceLink> resources = new HashMap<>();
        StackResourceLink.ofType(StackResourceLink.GRAPHQL_API, stacks)
                .forEach((arn, link) -> resources.put(ApiArn.parse(arn).apiId(), link));
        return all.stream()
                .map(api -> ApiView.of(api, resources.getOrDefault(api.apiId(), StackResourceLink.NONE)))
                .toList();
    }

    ApiView view(GraphqlApi api) {
        return views(List.of(api)).get(0);
    }
}
