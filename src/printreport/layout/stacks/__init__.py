"""What a page shows beside its text: queues of elements, and stacks of strips made of them.

Says what could stand on a page and what it costs by itself; the search decides.
"""
