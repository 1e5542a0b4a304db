package cognitosync.localcloud.bootstrap;

import cognitosync.localcloud.access.credentials.AccessKey;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.access.credentials.CredentialsIssuer;
import cognitosync.localcloud.gateway.InputMembers;
import cognitosync.localcloud.gateway.QueryApi.QueryOperation;
import cognitosync.localcloud.gateway.QueryInput;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.names.Bootstrap;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.Xml;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Issues credentials of a role of the bootstrap stack to the developer. Every other caller and every other role is refused: the roles
 * of a template trust their identity pool.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRole</a>
 * @see <a href="https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html">Roles of the bootstrap stack</a>
 */
record AssumeRole(CredentialsIssuer issuer, Account account) implements QueryOperation {
    private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");
    private static final long SHORTEST = 900;
    private static final long LONGEST = 43_200;

    @Override
    public Optional<String> resource(QueryInput input) {
        return Optional.of(input.required("RoleArn"));
    }

    @Override
    public InputMembers members() {
        String session = "policies do not apply to sessions of the bootstrap stack's roles here";
        return InputMembers.honouring("RoleArn", "RoleSessionName", "DurationSeconds")
                .ignoring(
                        "ExternalId",
                        "the trust policies of the bootstrap stack require none, so any value is accepted")
                .refusing("Policy", session)
                .refusing("PolicyArns[].arn", session)
                .refusing("Tags[].Key", session)
                .refusing("Tags[].Value", session)
                .refusing("TransitiveTagKeys[]", session)
                .refusing("SourceIdentity", session)
                .refusing("ProvidedContexts[].ProviderArn", session)
                .refusing("ProvidedContexts[].ContextAssertion", session)
                .refusing("SerialNumber", "the local cloud has no multi-factor authentication")
                .refusing("TokenCode", "the local cloud has no multi-factor authentication");
    }

    @Override
    public void answer(Caller caller, QueryInput input, Xml result) {
        String role = input.required("RoleArn");
        String session = input.required("RoleSessionName");
        if (!SESSION_NAME.matcher(session).matches()) {
            throw new AwsException(
                    "ValidationError",
                    400,
                    "The RoleSessionName is not valid. Use 2 to 64 letters, digits and _+=,.@-.");
        }
        Matcher known = new Bootstrap(account)
                .roles("deploy|lookup|file-publishing|image-publishing")
                .matcher(role);
        if (!(caller instanceof Caller.Developer developer) || !developer.arn().endsWith(":root") || !known.matches()) {
            throw new AwsException(
                    "AccessDenied",
                    403,
                    "User: " + caller.arn() + " is not authorized to perform: sts:AssumeRole on resource: " + role);
        }
        String arn = account.globalArn("sts", "assumed-role/" + known.group(1) + "/" + session)
                .toString();
        AccessKey key = issuer.issue(new Caller.Developer(arn, developer.accountId()), validity(input));
        result.element("AssumedRoleUser", user -> user.text("Arn", arn)
                        .text("AssumedRoleId", known.group(1) + ":" + session))
                .element("Credentials", credentials -> credentials
                        .text("AccessKeyId", key.id())
                        .text("SecretAccessKey", key.secret())
                        .text("SessionToken", key.sessionToken())
                        .text("Expiration", key.expiresAt()));
    }

    private static Duration validity(QueryInput input) {
        String seconds = input.text("DurationSeconds").orElse("3600");
        if (!seconds.matches("\\d{1,6}") || Long.parseLong(seconds) < SHORTEST || Long.parseLong(seconds) > LONGEST) {
            throw new AwsException(
                    "ValidationError",
                    400,
                    "DurationSeconds is " + seconds + "; give a number from " + SHORTEST + " to " + LONGEST + ".");
        }
        return Duration.ofSeconds(Long.parseLong(seconds));
    }
}
