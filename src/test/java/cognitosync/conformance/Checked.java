package cognitosync.conformance;

import java.util.Set;

/** What a test talks through; it notes which operations it called. */
interface Checked {

    /** Operations called until now. */
    Set<Operation> called();
}
