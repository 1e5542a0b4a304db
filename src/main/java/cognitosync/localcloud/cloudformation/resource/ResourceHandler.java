package cognitosync.localcloud.cloudformation.resource;

import cognitosync.localcloud.cloudformation.template.DeploymentException;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Creates, updates and deletes resources of one CloudFormation type. Called by one thread at a time, inside the transaction that
 * records the result in the stack: both are durable, or neither is.
 */
public interface ResourceHandler {
    /** The type, such as {@code AWS::S3::Bucket}. */
    String type();

    /** The properties that change what it does, and those that knowingly do not. */
    PropertyNames properties();

    /**
     * Names of the properties a change of which replaces the resource: it is then declared as one that does not exist yet, and
     * the old one is deleted after everything else is deployed.
     */
    default Set<String> replacedBy() {
        return Set.of();
    }

    /**
     * Creates the resource, or updates the existing one to the declaration. Idempotent.
     *
     * @throws DeploymentException where a value is refused
     */
    Resource deploy(Declaration declaration);

    /**
     * Does slow work that changes nothing, such as unpacking files, outside of the transaction.
     *
     * @return what {@link #deploy} still has to do, inside of it
     */
    default Supplier<Resource> prepare(Declaration declaration) {
        return () -> deploy(declaration);
    }

    /** What {@code Ref} answers: the physical id, unless that has more than one part and CloudFormation documents one of them. */
    default String reference(String physicalId) {
        return physicalId;
    }

    /** Deletes the resource; one that is gone already is no error. */
    void delete(String physicalId);
}
