package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.cloudformation.template.NoEchoMask;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.store.StoreException;
import org.slf4j.Logger;

/** Words why something failed: a refusal has a sentence, a mistake of the local cloud belongs into its log. */
final class Failures {
    private Failures() {}

    static String reason(Throwable e, Logger log, NoEchoMask hidden) {
        if (e instanceof DeploymentException || e instanceof AwsException || e instanceof StoreException) {
            return hidden.maskReason(e.getMessage());
        }
        log.error("Something failed that should not", hidden.mask(e));
        return "something failed here; the log of the local cloud says what.";
    }
}
