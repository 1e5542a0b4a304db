package cognitosync.localcloud.cloudformation;

import java.util.Optional;

/**
 * What parameters of type {@code AWS::SSM::Parameter::Value<String>} read.
 *
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-parameter-store.html">Parameter Store</a>
 */
@FunctionalInterface
public interface SystemParameters {
    /** An account that {@code cdk bootstrap} has prepared, whatever the qualifier; this version has all that CDK asks for. */
    SystemParameters BOOTSTRAPPED =
            name -> name.matches("/cdk-bootstrap/[A-Za-z0-9]{1,10}/version") ? Optional.of("32") : Optional.empty();

    /** The value of that name. */
    Optional<String> value(String name);
}
