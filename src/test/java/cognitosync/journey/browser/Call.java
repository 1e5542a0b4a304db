package cognitosync.journey.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request that a device has sent.
 *
 * @param headers names in lower case
 */
public record Call(String method, URI uri, Map<String, List<String>> headers, byte[] body) {

    private static final Pattern SYNC =
            Pattern.compile("/identitypools/[^/]+/identities/([^/]+)/datasets(?:/[^/]+(/records)?)?");
    private static final Pattern GRAPHQL = Pattern.compile("/appsync-api/[^/]+/graphql");
    /** The query in the body, as JSON has it: the first field is what is called. */
    private static final Pattern FIRST_FIELD = Pattern.compile("\"query\" *: *\"[^{\"]*\\{(?:\\\\n|\\s)*(\\w+)");

    public Call {
        headers = Map.copyOf(headers);
    }

    public Optional<String> header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, List.of()).stream().findFirst();
    }

    /** What a browser asks on its own behalf, see <a href="https://fetch.spec.whatwg.org/#cors-preflight-fetch">CORS preflight</a>. */
    public boolean isPreflight() {
        return method.equals("OPTIONS")
                && header("access-control-request-method").isPresent();
    }

    /** The operation of AWS that is called, or the field of GraphQL, or the path. */
    public String operation() {
        Optional<String> target = header("x-amz-target");
        if (target.isPresent() && !isPreflight()) {
            return target.get().replaceFirst(".*\\.", "");
        }
        if (isGraphql()) {
            Matcher field = FIRST_FIELD.matcher(new String(body, UTF_8));
            return field.find() ? field.group(1) : uri.getPath();
        }
        Matcher sync = SYNC.matcher(uri.getPath());
        if (!sync.matches()) {
            return uri.getPath();
        }
        boolean records = sync.group(2) != null;
        return switch (method) {
            case "GET" -> records ? "ListRecords" : "ListDatasets";
            case "POST" -> "UpdateRecords";
            case "DELETE" -> "DeleteDataset";
            default -> uri.getPath();
        };
    }

    /** Whether it is for the backend: Cognito Sync, DynamoDB or AppSync. */
    public boolean isSync() {
        return (SYNC.matcher(uri.getPath()).matches() && !isPreflight()) || isFor("DynamoDB_20120810") || isGraphql();
    }

    private boolean isGraphql() {
        return GRAPHQL.matcher(uri.getPath()).matches() && !isPreflight();
    }

    /** Whether it names this identity: in the path to Cognito Sync, in the body to DynamoDB and AppSync. */
    public boolean names(String identityId) {
        return uri.getPath().contains(identityId) || new String(body, UTF_8).contains(identityId);
    }

    public boolean isIdentity() {
        return isFor("AWSCognitoIdentityService");
    }

    private boolean isFor(String service) {
        return header("x-amz-target").orElse("").startsWith(service + ".");
    }

    /** One that an API of AWS would count. */
    public boolean isApi() {
        return isSync() || isIdentity();
    }

    /** Without query and body: tokens travel there. */
    @Override
    public String toString() {
        return method + " " + operation();
    }
}
