package cognitosync.localcloud.appsync.runtime;

import java.util.Locale;

/** What runs the code of resolvers and functions. Each invocation starts clean: none sees what another left behind. */
public interface ResolverRuntime {
    /** The functions that the code exports. */
    enum Handler {
        REQUEST,
        RESPONSE;

        String exportedName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Checks code as AWS does when it is deployed.
     *
     * @throws CodeException with everything in it that the runtime does not support
     */
    void check(String code);

    /**
     * Runs one handler of code that {@link #check} takes. Whatever the code does, this ends within the limits of the runtime, and
     * with an evaluation.
     */
    Evaluation evaluate(String code, Handler handler, ResolverContext context);
}
