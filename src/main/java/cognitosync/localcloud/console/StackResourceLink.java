package cognitosync.localcloud.console;

import cognitosync.localcloud.appsync.api.ApiArn;
import cognitosync.localcloud.cloudformation.stack.DeployedStack;
import cognitosync.localcloud.cloudformation.stack.Stacks;
import cognitosync.localcloud.http.FormEncoding;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A link to a resource of a stack.
 *
 * @param stack name of the stack
 * @param logicalId of the resource in the template
 * @param href of its row on the page of stacks
 */
record StackResourceLink(String stack, String logicalId, String href) {
    /** For resources that are in no stack. */
    static final StackResourceLink NONE = new StackResourceLink("", "", "");

    static final String TABLE = "AWS::DynamoDB::Table";
    static final String GRAPHQL_API = "AWS::AppSync::GraphQLApi";
    static final String ROLE = "AWS::IAM::Role";

    /** Links to all deployed resources of a type, by physical id. */
    static Map<String, StackResourceLink> ofType(String type, Stacks stacks) {
        Map<String, StackResourceLink> links = new HashMap<>();
        for (DeployedStack stack : stacks.all()) {
            String name = stack.identity().name();
            stack.resources().stream()
                    .filter(resource -> resource.type().equals(type))
                    .forEach(resource -> links.put(resource.resource().physicalId(), of(name, resource.logicalId())));
        }
        return links;
    }

    private static StackResourceLink of(String stack, String logicalId) {
        String page = href("/stacks", Map.of("stack", stack));
        return new StackResourceLink(stack, logicalId, page + "#" + anchor(stack, logicalId));
    }

    /** The id of a resource's row on the page of stacks. */
    static String anchor(String stack, String logicalId) {
        return stack + "-" + logicalId;
    }

    /** The page with the contents of a resource; empty if the console has none. */
    static String page(String type, String physicalId) {
        return switch (type) {
            case TABLE -> ItemsPage.href(physicalId);
            case GRAPHQL_API -> ApiPage.href(ApiArn.parse(physicalId).apiId());
            case "AWS::S3::Bucket" -> href("/buckets", Map.of("bucket", physicalId));
            case "AWS::Cognito::UserPool" -> href("/users", Map.of("pool", physicalId));
            case "AWS::Cognito::IdentityPool" -> href("/identities", Map.of("pool", physicalId));
            default -> "";
        };
    }

    private static String href(String path, Map<String, String> query) {
        return Console.PATH + path + "?" + FormEncoding.encode(new LinkedHashMap<>(query));
    }
}
