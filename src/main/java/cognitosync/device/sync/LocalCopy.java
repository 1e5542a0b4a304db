package cognitosync.device.sync;

import java.util.function.UnaryOperator;

/** The store of one dataset's state on this device. */
public interface LocalCopy {
    /** The current state. */
    State state();

    /** Changes the state atomically: no other run changes it at the same time. */
    State change(UnaryOperator<State> change);
}
