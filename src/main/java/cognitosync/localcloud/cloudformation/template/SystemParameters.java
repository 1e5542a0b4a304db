package cognitosync.localcloud.cloudformation.template;

import cognitosync.localcloud.names.Bootstrap;
import java.util.Optional;

/**
 * What parameters of type {@code AWS::SSM::Parameter::Value<String>} read.
 *
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-parameter-store.html">Parameter Store</a>
 */
@FunctionalInterface
public interface SystemParameters {
    /** This version has all that CDK asks for. */
    String BOOTSTRAP_VERSION = "32";

    /** An account that {@code cdk bootstrap} has prepared, whatever the qualifier. */
    SystemParameters BOOTSTRAPPED = name ->
            Bootstrap.VERSION_PARAMETER.matcher(name).matches() ? Optional.of(BOOTSTRAP_VERSION) : Optional.empty();

    /** The value of that name. */
    Optional<String> value(String name);
}
