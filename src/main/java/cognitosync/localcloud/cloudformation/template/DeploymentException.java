package cognitosync.localcloud.cloudformation.template;

/** A template that cannot be run here, or a resource that could not be made. */
public final class DeploymentException extends RuntimeException {
    /** With a sentence that names the resource or function and what to do. */
    public DeploymentException(String message) {
        super(message);
    }

    /** With a sentence and its cause. */
    public DeploymentException(String message, Throwable cause) {
        super(message, cause);
    }
}
