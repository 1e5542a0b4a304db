package cognitosync.localcloud.console;

import cognitosync.localcloud.cloudformation.stack.DeployedStack;
import cognitosync.localcloud.cloudformation.stack.Stacks;
import cognitosync.localcloud.http.FormEncoding;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The link between a resource of a stack and the page of what it holds.
 *
 * @param stack its name
 * @param logicalId in the template
 * @param href where the page of stacks shows it
 */
record StackResourceLink(String stack, String logicalId, String href) {
    /** For what is in no stack. */
    static final StackResourceLink NONE = new StackResourceLink("", "", "");

    private static final String TABLE = "AWS::DynamoDB::Table";

    /** The resources that are tables, by the names of the tables. */
    static Map<String, StackResourceLink> ofTables(Stacks stacks) {
        Map<String, StackResourceLink> links = new HashMap<>();
        for (DeployedStack stack : stacks.all()) {
            String name = stack.identity().name();
            stack.resources().stream()
                    .filter(resource -> resource.type().equals(TABLE))
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

    /** The page of what a resource holds; empty where the console has none. */
    static String page(String type, String physicalId) {
        return switch (type) {
            case TABLE -> ItemsPage.href(physicalId);
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
