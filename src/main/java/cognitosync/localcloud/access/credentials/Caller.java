package cognitosync.localcloud.access.credentials;

import cognitosync.localcloud.names.Arn;
import java.util.List;
import java.util.Map;

/** Who signed a request. */
public sealed interface Caller {
    /** The ARN that AWS would name in an error. */
    String arn();

    /** Unique id, with the name of a role in place of the id that it would have on AWS. */
    default String userId() {
        return arn().endsWith(":root")
                ? Arn.parse(arn()).account()
                : arn().substring(arn().indexOf('/') + 1).replace('/', ':');
    }

    /**
     * A user with temporary credentials from an identity pool.
     *
     * @param arn of the assumed role, ending in the session name
     * @param roleArn whose policies are judged
     * @param identityPoolId pool that issued the credentials
     * @param identityId whose they are
     * @param context condition keys and policy variables of the session, such as {@code cognito-identity.amazonaws.com:sub}
     */
    record Identity(
            String arn, String roleArn, String identityPoolId, String identityId, Map<String, List<String>> context)
            implements Caller {}

    /**
     * The holder of the local account's developer credentials, who may do everything, also in a role of the bootstrap stack.
     *
     * @param arn of the account, or of the assumed role
     * @param accountId twelve digits
     */
    record Developer(String arn, String accountId) implements Caller {}

    /**
     * A service that assumed a role of the template to call another service.
     *
     * @param arn of the assumed role, ending in the session name
     * @param roleArn whose policies are judged
     */
    record ServiceRole(String arn, String roleArn) implements Caller {}
}
