package cognitosync.localcloud.bootstrap;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.gateway.InputMembers;
import cognitosync.localcloud.gateway.QueryApi.QueryOperation;
import cognitosync.localcloud.gateway.QueryInput;
import cognitosync.localcloud.names.Arn;
import cognitosync.localcloud.protocol.Xml;
import java.util.Optional;

/**
 * Tells whose key it is.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html">GetCallerIdentity</a>
 */
final class GetCallerIdentity implements QueryOperation {
    @Override
    public Optional<String> resource(QueryInput input) {
        // AWS asks no policy: whoever has the key can find out anyway.
        return Optional.empty();
    }

    @Override
    public InputMembers members() {
        return InputMembers.honouring();
    }

    @Override
    public void answer(Caller caller, QueryInput input, Xml result) {
        String account = Arn.parse(caller.arn()).account();
        result.text("Arn", caller.arn()).text("UserId", caller.userId()).text("Account", account);
    }
}
