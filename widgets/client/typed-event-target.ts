/** The constructor of an EventTarget whose `addEventListener` knows the events' types. */
export interface TypedEventTarget<Events> {
  new (): Omit<EventTarget, 'addEventListener' | 'removeEventListener'> & {
    addEventListener<T extends keyof Events & string>(
      type: T,
      listener: (event: Events[T]) => void,
      options?: AddEventListenerOptions,
    ): void;
    removeEventListener<T extends keyof Events & string>(type: T, listener: (event: Events[T]) => void): void;
  };
}
