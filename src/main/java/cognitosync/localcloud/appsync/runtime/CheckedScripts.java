package cognitosync.localcloud.appsync.runtime;

import java.util.Optional;

/** The scripts that a check made of codes, kept because a check takes seconds. */
public interface CheckedScripts {
    /**
     * The script of this code.
     *
     * @param checker version of the checker; what another one made is not found
     */
    Optional<String> find(String code, String checker);

    /** Keeps a script, in place of one that another version of the checker made. */
    void keep(String code, String checker, String script);
}
