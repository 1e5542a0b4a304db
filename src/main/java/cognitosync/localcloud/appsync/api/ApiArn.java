package cognitosync.localcloud.appsync.api;

import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.names.Arn;
import java.util.List;

/**
 * The ARN of an API, or of something that belongs to it. It is the physical id of what it names.
 *
 * @param apiId the API
 * @param path what belongs to it, such as {@code datasources} and a name; empty for the API itself
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsappsync.html#awsappsync-resources-for-iam-policies">Resource types</a>
 */
public record ApiArn(String apiId, List<String> path) {
    private static final String APIS = "apis/";

    /** Takes a copy. */
    public ApiArn {
        path = List.copyOf(path);
    }

    /** Names something that belongs to an API. */
    public static ApiArn of(String apiId, String... path) {
        return new ApiArn(apiId, List.of(path));
    }

    /** Reads one. */
    public static ApiArn parse(String arn) {
        List<String> parts =
                List.of(Arn.parse(arn).resource().substring(APIS.length()).split("/", -1));
        return new ApiArn(parts.get(0), parts.subList(1, parts.size()));
    }

    /** The name or id that it ends with. */
    String last() {
        return path.get(path.size() - 1);
    }

    /** The whole ARN. */
    public String in(Account account) {
        String below = path.isEmpty() ? "" : "/" + String.join("/", path);
        return account.arn("appsync", APIS + apiId + below).toString();
    }
}
