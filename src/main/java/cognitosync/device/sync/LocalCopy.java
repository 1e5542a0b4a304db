package cognitosync.device.sync;

import java.util.function.UnaryOperator;

/** Where the state of one dataset is kept on this device. */
public interface LocalCopy {
    /** The state as it is now. */
    State state();

    /** Replaces the state by what is made of it; no other run changes it meanwhile. */
    State change(UnaryOperator<State> change);
}
